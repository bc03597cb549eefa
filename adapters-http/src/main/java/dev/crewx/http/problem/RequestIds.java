package dev.crewx.http.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.UUID;
import java.util.regex.Pattern;

/** Gives every request an id, the caller's own where it is sane, and puts it on every response. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class RequestIds {
    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "crewx.request-id";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @RequestFilter
    void assign(HttpRequest<?> request) {
        of(request);
    }

    @ResponseFilter
    void echo(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header(HEADER, of(request));
    }

    /** The id of this request, made on first asking. */
    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class).orElseGet(() -> {
            String offered = request.getHeaders().get(HEADER);
            String id = offered != null && SANE.matcher(offered).matches()
                    ? offered
                    : UUID.randomUUID().toString();
            request.setAttribute(ATTRIBUTE, id);
            return id;
        });
    }
}
