package dev.crewx.http.edge;

import dev.crewx.http.HttpSettings;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which pages' scripts browsers let use the API (Fetch standard, CORS protocol). No origin configured, no header sent. */
@Singleton
final class Cors {
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Type, If-None-Match, If-Range, Range, X-Request-Id";
    private static final String ANSWER_HEADERS = "Content-Disposition, ETag, RateLimit-Limit, RateLimit-Remaining,"
            + " RateLimit-Reset, Repr-Digest, Retry-After, X-Package-Checksum, X-Package-Id, X-Package-Version,"
            + " X-Request-Id";
    private static final int PREFLIGHT_SECONDS = 600;

    private final Set<String> origins;

    Cors(HttpSettings settings) {
        this.origins = Set.copyOf(settings.corsOrigins());
    }

    /** The answer's headers for a page of this origin. */
    void addTo(HttpHeaders answer, @Nullable String origin) {
        if (origins.isEmpty()) {
            return;
        }
        answer.add(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        if (origin != null && (origins.contains("*") || origins.contains(origin))) {
            answer.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            answer.set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, ANSWER_HEADERS);
        }
    }

    /** Whether a browser asks beforehand what it may send, and gets an answer here. */
    boolean isPreflight(HttpRequest request) {
        return !origins.isEmpty()
                && request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(HttpHeaderNames.ORIGIN)
                && request.headers().contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** What it may send, whoever asks: without {@link #addTo}'s headers it counts for nothing. */
    HttpHeaders preflight() {
        return new DefaultHttpHeaders()
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, REQUEST_HEADERS)
                .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    }
}
