package dev.crewx.http.edge;

import dev.crewx.http.exchange.Answer;
import dev.crewx.http.exchange.BundleBody;
import dev.crewx.http.exchange.Client;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.exchange.RequestIds;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exchange as its connection sees it: how far the request has come in, and how far the answer has gone out. */
final class Turn {
    private static final String HEAD = "HEAD";
    private static final long UNKNOWN = Long.MAX_VALUE;

    /** What is left of a request that was answered is read to its end when it is no more than this. */
    private static final long DRAINED_BYTES = 1 << 16;

    private final Exchange exchange;
    private final HttpVersion version;
    private final @Nullable String origin;
    private long bodyLeft;
    private long room = Long.MAX_VALUE;
    private boolean requestEnded;
    private boolean ours;
    private boolean begun;
    private boolean ended;
    private boolean closes;
    private @Nullable BundleBody bundle;

    private Turn(Exchange exchange, HttpVersion version, @Nullable String origin, long bodyLeft, boolean closes) {
        this.exchange = exchange;
        this.version = version;
        this.origin = origin;
        this.bodyLeft = bodyLeft;
        this.closes = closes;
    }

    /** The turn of a request whose head has come in. */
    static Turn of(HttpRequest request, Client client) {
        HttpHeaders headers = request.headers();
        String target = request.uri();
        int query = target.indexOf('?');
        Exchange exchange = new Exchange(
                RequestIds.choose(headers.get(RequestIds.HEADER)),
                request.method().name(),
                query < 0 ? target : target.substring(0, query),
                client,
                headers.contains(HttpHeaderNames.AUTHORIZATION),
                System.nanoTime());
        return new Turn(
                exchange,
                request.protocolVersion(),
                headers.get(HttpHeaderNames.ORIGIN),
                bodyBytes(request),
                !HttpUtil.isKeepAlive(request));
    }

    /** The turn of a client that is answered before its request's head is here. */
    static Turn withoutRequest(Client client) {
        Exchange exchange = new Exchange(RequestIds.choose(null), "-", "-", client, false, System.nanoTime());
        return new Turn(exchange, HttpVersion.HTTP_1_1, null, UNKNOWN, true);
    }

    /** How many bytes are to come; unknown also where the client may not send them, or sends what is no body. */
    private static long bodyBytes(HttpRequest request) {
        return request.decoderResult().isFailure()
                        || HttpUtil.isTransferEncodingChunked(request)
                        || HttpUtil.is100ContinueExpected(request)
                ? UNKNOWN
                : HttpUtil.getContentLength(request, 0L);
    }

    Exchange exchange() {
        return exchange;
    }

    boolean isHead() {
        return exchange.method().equals(HEAD);
    }

    /** Whether the client is still to send some of the request. */
    boolean isIncoming() {
        return !requestEnded && bodyLeft > 0;
    }

    /** Whether the request is here to its end. */
    boolean isRequestEnded() {
        return requestEnded;
    }

    void arrived(int bytes) {
        room -= bytes;
        if (bodyLeft != UNKNOWN) {
            bodyLeft -= bytes;
        }
    }

    /** How long its body may be, where nothing behind the edge sees to that. */
    void limitBody(long bytes) {
        room = bytes;
    }

    /** Whether more arrived than it may have. */
    boolean isTooLong() {
        return room < 0;
    }

    void requestEnds() {
        requestEnded = true;
    }

    /** Whether the edge answers, not the framework. */
    boolean isOurs() {
        return ours;
    }

    void take(Answer answer) {
        if (answer.whenSent() != null) {
            exchange.whenSent(answer.whenSent());
        }
        if (answer.bundle() != null) {
            exchange.send(answer.bundle());
        }
    }

    void answersItself() {
        ours = true;
    }

    boolean isAnswerBegun() {
        return begun;
    }

    boolean isAnswerEnded() {
        return ended;
    }

    void answerEnds() {
        ended = true;
    }

    /** Whether the connection ends with this turn. */
    boolean closes() {
        return closes;
    }

    void close() {
        closes = true;
    }

    /** The bundle that is to follow the answer's head. */
    Optional<BundleBody> bundle() {
        return Optional.ofNullable(bundle);
    }

    /** Completes the head of the answer, whoever gives it. */
    void begin(HttpResponse response, EdgeParts parts) {
        begun = true;
        int status = response.status().code();
        exchange.answered(status);
        if (status == 401 && exchange.hasCredentials()) {
            parts.refusals().badCredentials(exchange);
        }
        HttpHeaders headers = response.headers();
        parts.headers().addTo(headers, exchange, origin);
        Optional<BundleBody> body = exchange.bundle();
        if (body.isPresent() && response.status().codeClass() == HttpStatusClass.SUCCESS) {
            headers.set(HttpHeaderNames.CONTENT_LENGTH, body.get().sizeBytes());
            bundle = isHead() ? null : body.get();
        }
        closes |= (isIncoming() && bodyLeft > DRAINED_BYTES)
                || parts.traffic().isStopping()
                || headers.contains(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        if (closes) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!version.isKeepAliveDefault()) {
            headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }
}
