package dev.crewx.http.packages;

import dev.crewx.application.discover.SearchPackages;
import dev.crewx.application.discover.SearchPackages.Match;
import dev.crewx.application.search.spi.SearchFilter;
import dev.crewx.application.search.spi.SearchOrder;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.Limited;
import dev.crewx.http.paging.Bounds;
import dev.crewx.http.paging.ListResponse;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /packages}: finding packages by words, and listing them. */
@Controller("/packages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class SearchController {
    private static final String ORDERS = Arrays.stream(SearchOrder.values())
            .map(order -> order.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    /** The order of a search that names none. */
    static final String BEST_FIRST = "relevance";

    /** How many items a page has where nothing is said. */
    static final String PAGE = "50";

    private final SearchPackages searchPackages;

    SearchController(SearchPackages searchPackages) {
        this.searchPackages = searchPackages;
    }

    /** All packages that can be found, in some order. */
    @Get
    ListResponse<PackageInfoResponse> list(
            @QueryValue(defaultValue = "0") int offset,
            @QueryValue(defaultValue = PAGE) int limit,
            @QueryValue(defaultValue = "name") String sort) {
        Page<Match> page = searchPackages
                .search(query("", SearchFilter.NONE, sort, offset, limit))
                .page();
        List<PackageInfoResponse> items = page.items().stream()
                .map(match -> PackageInfoResponse.of(match.entry(), match.downloads(), match.version()))
                .toList();
        return new ListResponse<>(items, page.total(), page.offset(), page.limit());
    }

    /** The packages that fit some words, best first. */
    @Get("/search")
    @Limited(Limit.SEARCH)
    SearchResponse search(
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue String author,
            @Nullable @QueryValue String category,
            @Nullable @QueryValue String keywords,
            @Nullable @QueryValue String platform,
            @QueryValue(defaultValue = "0") long minDownloads,
            @QueryValue(defaultValue = BEST_FIRST) String sort,
            @QueryValue(defaultValue = "0") int offset,
            @QueryValue(defaultValue = PAGE) int limit) {
        SearchFilter filter = filter(author, category, keywords, platform, minDownloads);
        return SearchResponse.of(searchPackages.search(query(q, filter, sort, offset, limit)));
    }

    static SearchFilter filter(
            @Nullable String author,
            @Nullable String category,
            @Nullable String keywords,
            @Nullable String platform,
            long minDownloads) {
        return new SearchFilter(
                said(author), said(category), words(keywords), said(platform), Math.max(0, minDownloads));
    }

    private static Optional<String> said(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Keywords stand in a row with commas between them. */
    private static List<String> words(@Nullable String keywords) {
        return keywords == null
                ? List.of()
                : Arrays.stream(keywords.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    static SearchQuery query(String text, SearchFilter filter, String sort, int offset, int limit) {
        Bounds bounds = Bounds.of(offset, limit);
        return new SearchQuery(text, filter, order(sort), bounds.offset(), bounds.limit());
    }

    private static SearchOrder order(String sort) {
        return Arrays.stream(SearchOrder.values())
                .filter(order -> order.name().equalsIgnoreCase(sort.strip()))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_REQUEST, "sort is one of " + ORDERS + ", not \"" + sort + "\"."));
    }
}
