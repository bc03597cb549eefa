package dev.crewx.http.packages;

import dev.crewx.application.discover.SearchPackages;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.http.RegistryPorts;
import dev.crewx.http.exchange.Answer;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.LimitedRoute;
import dev.crewx.http.problem.ProblemException;
import io.micronaut.json.JsonMapper;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Searching without the framework. What is wrong with a search, its controller tells. */
@Singleton
final class FastSearch implements LimitedRoute {
    /** Longer texts may take long to look for: not on the event loop, where others wait. */
    private static final int SHORT_TEXT = 64;

    private static final String PATH = "/packages/search";
    private static final String JSON = "application/json";

    /** What a search may say, each at most once. */
    private static final Set<String> PARAMETERS =
            Set.of("q", "author", "category", "keywords", "platform", "minDownloads", "sort", "offset", "limit");

    private final SearchPackages searchPackages;
    private final JsonMapper json;
    private final boolean waits;

    FastSearch(SearchPackages searchPackages, JsonMapper json, RegistryPorts ports) {
        this.searchPackages = searchPackages;
        this.json = json;
        this.waits = !ports.storage().immediate();
    }

    @Override
    public String template() {
        return PATH;
    }

    @Override
    public Limit limit() {
        return Limit.SEARCH;
    }

    @Override
    public boolean waits() {
        return waits;
    }

    @Override
    public @Nullable Lookup match(String path, HttpRequest request) {
        if (!path.startsWith(PATH) || (path.length() > PATH.length() && path.charAt(PATH.length()) != '?')) {
            return null;
        }
        HttpHeaders headers = request.headers();
        String accepted = headers.get(HttpHeaderNames.ACCEPT);
        if (headers.contains(HttpHeaderNames.ACCEPT_ENCODING)
                || (accepted != null && !accepted.contains("*/*") && !accepted.contains(JSON))) {
            return null;
        }
        SearchQuery query = query(path);
        return query == null || (!waits && query.text().length() > SHORT_TEXT) ? null : () -> answer(query);
    }

    private static @Nullable SearchQuery query(String path) {
        try {
            Map<String, List<String>> said = new QueryStringDecoder(path).parameters();
            if (!PARAMETERS.containsAll(said.keySet())
                    || said.values().stream().anyMatch(values -> values.size() > 1)) {
                return null;
            }
            return SearchController.query(
                    one(said, "q", ""),
                    SearchController.filter(
                            one(said, "author", ""),
                            one(said, "category", ""),
                            one(said, "keywords", ""),
                            one(said, "platform", ""),
                            Long.parseLong(one(said, "minDownloads", "0"))),
                    one(said, "sort", SearchController.BEST_FIRST),
                    Integer.parseInt(one(said, "offset", "0")),
                    Integer.parseInt(one(said, "limit", SearchController.PAGE)));
        } catch (IllegalArgumentException | ProblemException e) {
            return null;
        }
    }

    private static String one(Map<String, List<String>> said, String name, String standard) {
        List<String> values = said.get(name);
        return values == null ? standard : values.getFirst();
    }

    private @Nullable Answer answer(SearchQuery query) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(SearchResponse.of(searchPackages.search(query)));
        } catch (StorageException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HttpHeaders headers =
                DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
        headers.set(HttpHeaderNames.CONTENT_TYPE, JSON).set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return new Answer(HttpResponseStatus.OK, headers, ByteBuffer.wrap(body), null, null);
    }
}
