package dev.crewx.http.packages;

import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.http.ServerSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * The entity tags of what is told of packages, and answers by them. A tag changes with the package's revision, with the
 * counts where they are shown, and with the server's version, which may write the same things otherwise.
 */
@Singleton
final class Documents {
    static final String CACHE_CONTROL = "no-cache";
    static final String VARY = HttpHeaders.ACCEPT_ENCODING;

    private final String edition;

    Documents(ServerSettings settings) {
        this.edition = Integer.toHexString(settings.version().hashCode());
    }

    /** The tag of what is told of an entry. */
    String etag(CatalogEntry entry) {
        return "W/\"" + tag(entry) + "\"";
    }

    /** The tag of what is told of an entry with its downloads. */
    String etag(DiscoverPackages.Found found) {
        return "W/\"" + tag(found.entry()) + "-" + Long.toHexString(found.downloads()) + "\"";
    }

    private String tag(CatalogEntry entry) {
        // A registry in memory begins again at the first revision, but not at the same time.
        return edition + "-" + Long.toHexString(entry.revision()) + "-"
                + Long.toHexString(entry.updatedAt().toEpochMilli());
    }

    /** The document, or that the client has it. */
    <T> HttpResponse<T> answer(HttpRequest<?> request, String etag, Supplier<T> body) {
        Conditions conditions = new Conditions(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), null, null);
        MutableHttpResponse<T> answer = conditions.has(etag) ? HttpResponse.notModified() : HttpResponse.ok(body.get());
        return answer.header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header(HttpHeaders.VARY, VARY);
    }
}
