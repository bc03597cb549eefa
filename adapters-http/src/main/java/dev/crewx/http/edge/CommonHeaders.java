package dev.crewx.http.edge;

import dev.crewx.http.exchange.Allowance;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.exchange.RequestIds;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What every answer has in its head. */
@Singleton
final class CommonHeaders {
    private static final AsciiString REQUEST_ID = AsciiString.cached(RequestIds.HEADER);
    private static final AsciiString LIMIT = AsciiString.cached("RateLimit-Limit");
    private static final AsciiString REMAINING = AsciiString.cached("RateLimit-Remaining");
    private static final AsciiString RESET = AsciiString.cached("RateLimit-Reset");
    private static final AsciiString NO_STORE = AsciiString.cached("no-store");
    private static final AsciiString CONTENT_TYPE_OPTIONS = AsciiString.cached("X-Content-Type-Options");
    private static final AsciiString NOSNIFF = AsciiString.cached("nosniff");
    private static final AsciiString FRAME_OPTIONS = AsciiString.cached("X-Frame-Options");
    private static final AsciiString DENY = AsciiString.cached("DENY");
    private static final AsciiString REFERRER_POLICY = AsciiString.cached("Referrer-Policy");
    private static final AsciiString NO_REFERRER = AsciiString.cached("no-referrer");
    private static final AsciiString CONTENT_SECURITY_POLICY = AsciiString.cached("Content-Security-Policy");
    private static final AsciiString NOTHING = AsciiString.cached("default-src 'none'; frame-ancestors 'none'");

    /** As HTTP writes the time (RFC 9110, section 5.6.7). */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Cors cors;
    private final Clock clock;
    private volatile Stamp stamp = new Stamp(-1, AsciiString.EMPTY_STRING);

    CommonHeaders(Cors cors, Clock clock) {
        this.cors = cors;
        this.clock = clock;
    }

    /** Adds them; what the answer says itself of its caching and of what a browser may do with it stays. */
    void addTo(HttpHeaders answer, Exchange exchange, @Nullable String origin) {
        answer.set(HttpHeaderNames.DATE, date());
        answer.set(REQUEST_ID, exchange.id());
        answer.set(CONTENT_TYPE_OPTIONS, NOSNIFF);
        answer.set(FRAME_OPTIONS, DENY);
        answer.set(REFERRER_POLICY, NO_REFERRER);
        if (!answer.contains(CONTENT_SECURITY_POLICY)) {
            answer.set(CONTENT_SECURITY_POLICY, NOTHING);
        }
        if (!answer.contains(HttpHeaderNames.CACHE_CONTROL)) {
            answer.set(HttpHeaderNames.CACHE_CONTROL, NO_STORE);
        }
        Optional<Allowance> allowance = exchange.allowance();
        if (allowance.isPresent()) {
            addTo(answer, allowance.get());
        }
        cors.addTo(answer, origin);
    }

    private static void addTo(HttpHeaders answer, Allowance allowance) {
        answer.set(LIMIT, allowance.limit());
        answer.set(REMAINING, allowance.remaining());
        answer.set(RESET, allowance.resetSeconds());
        if (!allowance.admitted()) {
            answer.set(HttpHeaderNames.RETRY_AFTER, allowance.retrySeconds());
        }
    }

    private AsciiString date() {
        long second = TimeUnit.MILLISECONDS.toSeconds(clock.millis());
        Stamp last = stamp;
        if (last.second != second) {
            last = new Stamp(second, new AsciiString(IMF_FIXDATE.format(Instant.ofEpochSecond(second))));
            stamp = last;
        }
        return last.text;
    }

    private record Stamp(long second, AsciiString text) {}
}
