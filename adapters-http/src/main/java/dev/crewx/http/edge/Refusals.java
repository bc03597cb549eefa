package dev.crewx.http.edge;

import dev.crewx.http.HttpSettings;
import dev.crewx.http.ServerSettings;
import dev.crewx.http.exchange.Allowance;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.RateLimits;
import dev.crewx.http.problem.ProblemType;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request is refused for before anything looks at what it asks for. */
@Singleton
final class Refusals {
    private static final String BUNDLE = HttpHeaderValues.APPLICATION_OCTET_STREAM.toString();

    private final HttpSettings settings;
    private final long maxBundleBytes;
    private final Traffic traffic;
    private final RateLimits limits;

    Refusals(ServerSettings server, HttpSettings settings, Traffic traffic, RateLimits limits) {
        this.settings = settings;
        this.maxBundleBytes = server.limits().maxArchiveBytes();
        this.traffic = traffic;
        this.limits = limits;
    }

    /**
     * A refusal.
     *
     * @param type its kind
     * @param detail what a client is told
     * @param close whether the connection ends with it
     */
    record Refusal(ProblemType type, String detail, boolean close) {}

    /** Why a request is refused by its head; null when it is not. Counts it against its client's limit. */
    @Nullable Refusal of(HttpRequest request, Exchange exchange) {
        if (request.decoderResult().isFailure()) {
            return malformed(request.decoderResult().cause());
        }
        if (traffic.isStopping()) {
            return new Refusal(ProblemType.UNAVAILABLE, "The server stops.", true);
        }
        if (request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && request.headers().getAll(HttpHeaderNames.HOST).size() != 1) {
            return new Refusal(ProblemType.BAD_REQUEST, "A request has one Host header.", true);
        }
        String expected = request.headers().get(HttpHeaderNames.EXPECT);
        if (expected != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected)) {
            return new Refusal(ProblemType.EXPECTATION_FAILED, "The server fulfils 100-continue alone.", true);
        }
        Refusal tooLarge = tooLarge(request);
        return tooLarge == null ? tooMany(exchange) : tooLarge;
    }

    /** What a client is told whose bytes are no HTTP. */
    Refusal malformed(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException ignored ->
                new Refusal(
                        ProblemType.URI_TOO_LONG,
                        "A request line has at most " + settings.maxUriBytes() + " bytes.",
                        true);
            case TooLongHttpHeaderException ignored ->
                new Refusal(
                        ProblemType.HEADERS_TOO_LARGE,
                        "The headers of a request have at most " + settings.maxHeaderBytes() + " bytes.",
                        true);
            case DecoderException ignored -> new Refusal(ProblemType.BAD_REQUEST, "This is no HTTP request.", true);
            default -> new Refusal(ProblemType.BAD_REQUEST, "The request's head is malformed.", true);
        };
    }

    private @Nullable Refusal tooLarge(HttpRequest request) {
        long length = HttpUtil.getContentLength(request, 0L);
        if (!isBundle(request)) {
            return length <= settings.maxJsonBytes() ? null : tooLong();
        }
        return length <= maxBundleBytes
                ? null
                : new Refusal(ProblemType.TOO_LARGE, "A bundle has at most " + maxBundleBytes + " bytes.", true);
    }

    /** How many bytes of a body are let through, whatever length it said; those of bundles are counted where they go. */
    long bodyLimit(HttpRequest request) {
        return isBundle(request) ? Long.MAX_VALUE : settings.maxJsonBytes();
    }

    /** What a client is told whose body is longer than it may be. */
    Refusal tooLong() {
        return new Refusal(
                ProblemType.TOO_LARGE,
                "The body of this request has at most " + settings.maxJsonBytes() + " bytes.",
                true);
    }

    private static boolean isBundle(HttpRequest request) {
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
        return type != null && BUNDLE.contentEquals(HttpUtil.getMimeType(type));
    }

    private @Nullable Refusal tooMany(Exchange exchange) {
        String network = exchange.client().network();
        Limit limit = exchange.hasCredentials() ? Limit.BAD_CREDENTIALS : Limit.EVERYTHING;
        Optional<Allowance> allowance =
                exchange.hasCredentials() ? limits.look(limit, network) : limits.take(limit, network);
        if (allowance.isEmpty()) {
            return null;
        }
        if (allowance.get().admitted() && exchange.hasCredentials()) {
            return null;
        }
        return tooMany(limit, exchange, allowance.get());
    }

    /** Counts a request without credentials against the limit of its route. */
    @Nullable Refusal tooMany(Limit limit, Exchange exchange) {
        return limits.take(limit, exchange.client().network())
                .map(allowance -> tooMany(limit, exchange, allowance))
                .orElse(null);
    }

    private static @Nullable Refusal tooMany(Limit limit, Exchange exchange, Allowance allowance) {
        exchange.allow(allowance);
        return allowance.admitted()
                ? null
                : new Refusal(ProblemType.TOO_MANY_REQUESTS, limit.refusal(allowance), false);
    }

    /** Counts credentials that turned out to count for nothing. */
    void badCredentials(Exchange exchange) {
        limits.take(Limit.BAD_CREDENTIALS, exchange.client().network());
    }
}
