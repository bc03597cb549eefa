package dev.crewx.http.pages;

import dev.crewx.domain.integrity.Digest;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** {@code /}, {@code /docs} and {@code /openapi.json}: files that come with the server and never change while it runs. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class PagesController {
    private static final String CSS = "text/css; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String OWN_FILES_ONLY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /** A page that says what this is. */
    @Get("/")
    @Produces(HTML)
    HttpResponse<byte[]> home(HttpRequest<?> request) {
        return page(request, "home.html");
    }

    /** A page that shows the API. */
    @Get("/docs")
    @Produces(HTML)
    HttpResponse<byte[]> docs(HttpRequest<?> request) {
        return page(request, "docs.html");
    }

    /** The look of the pages. */
    @Get("/docs/page.css")
    @Produces(CSS)
    HttpResponse<byte[]> style(HttpRequest<?> request) {
        return page(request, "page.css");
    }

    /** What makes the page of the API. */
    @Get("/docs/docs.js")
    @Produces(JAVASCRIPT)
    HttpResponse<byte[]> docsScript(HttpRequest<?> request) {
        return page(request, "docs.js");
    }

    /** What makes the first page name this registry. */
    @Get("/docs/home.js")
    @Produces(JAVASCRIPT)
    HttpResponse<byte[]> homeScript(HttpRequest<?> request) {
        return page(request, "home.js");
    }

    /** The API, in OpenAPI 3.1. */
    @Get("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> openApi(HttpRequest<?> request) {
        return page(request, "openapi.json");
    }

    private HttpResponse<byte[]> page(HttpRequest<?> request, String name) {
        Page page = pages.computeIfAbsent(name, PagesController::read);
        boolean known = page.etag.equals(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH));
        return (known ? HttpResponse.<byte[]>notModified() : HttpResponse.ok(page.bytes))
                .header(HttpHeaders.ETAG, page.etag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", OWN_FILES_ONLY);
    }

    private static Page read(String name) {
        try (InputStream in = PagesController.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The server comes without its " + name);
            }
            byte[] bytes = in.readAllBytes();
            return new Page(bytes, "W/\"" + Digest.of(bytes).hex().substring(0, 16) + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Page {
        private final byte[] bytes;
        private final String etag;

        Page(byte[] bytes, String etag) {
            this.bytes = bytes;
            this.etag = etag;
        }
    }
}
