package dev.crewx.http.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crewx.application.discover.FindPopular;
import dev.crewx.application.discover.SearchPackages.Match;
import dev.crewx.application.discover.SearchPackages.Matches;
import dev.crewx.application.search.spi.SearchResult.Count;
import dev.crewx.application.search.spi.SearchResult.Facets;
import dev.crewx.application.search.spi.SearchResult.Snippet;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageMetadata;
import dev.crewx.domain.manifest.Person;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a search found.
 *
 * @param items a part of the packages that fit, in the order asked for
 * @param total how many fit in all
 * @param offset how many were left out before the part
 * @param limit how many were asked for at the most
 * @param facets what all that fit have in common
 */
@Introspected
record SearchResponse(List<SearchItemResponse> items, long total, int offset, int limit, FacetsResponse facets) {

    static SearchResponse of(Matches found) {
        return new SearchResponse(
                found.page().items().stream().map(SearchItemResponse::of).toList(),
                found.page().total(),
                found.page().offset(),
                found.page().limit(),
                FacetsResponse.of(found.facets()));
    }

    /**
     * A package that fits.
     *
     * @param packageId the package
     * @param name its name for people
     * @param description what it is for
     * @param version its latest version
     * @param author who made it
     * @param keywords words to find it by
     * @param downloadCount all its downloads
     * @param updatedAt when it last changed
     * @param score how well it fits, comparable within one search only; of a popular package,
     *     its downloads of late
     * @param snippet where it says what was searched for
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SearchItemResponse(
            String packageId,
            String name,
            String description,
            String version,
            @Nullable String author,
            List<String> keywords,
            long downloadCount,
            Instant updatedAt,
            double score,
            @Nullable SnippetResponse snippet) {

        static SearchItemResponse of(Match match) {
            return of(
                    match.entry(),
                    match.version(),
                    match.downloads(),
                    match.score(),
                    match.snippet().map(SnippetResponse::of).orElse(null));
        }

        static SearchItemResponse of(FindPopular.Popular popular) {
            return of(popular.entry(), popular.version(), popular.downloads(), popular.lately(), null);
        }

        private static SearchItemResponse of(
                CatalogEntry entry,
                PublishedVersion version,
                long downloads,
                double score,
                @Nullable SnippetResponse snippet) {
            PackageMetadata metadata = version.manifest().metadata();
            return new SearchItemResponse(
                    entry.id().toString(),
                    metadata.name(),
                    metadata.description(),
                    version.version().toString(),
                    metadata.author().flatMap(Person::name).orElse(null),
                    version.marks().keywords(),
                    downloads,
                    entry.updatedAt(),
                    score,
                    snippet);
        }
    }

    /**
     * A piece of a package's text: plain, on one line, for a terminal and a page alike.
     *
     * @param source whose text: {@code description}, {@code skill} or {@code readme}
     * @param parts the text in order; every second part is what was searched for, the first is not and may be empty
     */
    @Introspected
    record SnippetResponse(String source, List<String> parts) {
        static SnippetResponse of(Snippet snippet) {
            return new SnippetResponse(snippet.source().name().toLowerCase(Locale.ROOT), snippet.parts());
        }
    }

    /**
     * What the packages that fit have in common, the most frequent first.
     *
     * @param categories by category
     * @param keywords by keyword
     * @param authors by author
     * @param platforms by platform they can be used on
     */
    @Introspected
    record FacetsResponse(
            List<CountResponse> categories,
            List<CountResponse> keywords,
            List<CountResponse> authors,
            List<CountResponse> platforms) {
        static FacetsResponse of(Facets facets) {
            return new FacetsResponse(
                    counts(facets.categories()),
                    counts(facets.keywords()),
                    counts(facets.authors()),
                    counts(facets.platforms()));
        }

        private static List<CountResponse> counts(List<Count> counts) {
            return counts.stream()
                    .map(count -> new CountResponse(count.value(), count.packages()))
                    .toList();
        }
    }

    /**
     * How many packages share a value.
     *
     * @param value the value; as a filter it is compared without case
     * @param count how many
     */
    @Introspected
    record CountResponse(String value, long count) {}
}
