package dev.crewx.application.discover;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.search.spi.SearchResult.Facets;
import dev.crewx.application.search.spi.SearchResult.Snippet;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import java.util.List;
import java.util.Optional;

/** Finds packages by words, by what they have in common, or all of them in some order. */
public final class SearchPackages {
    private final PackageIndex packages;
    private final PackageSearch search;

    /** Over these ports. */
    public SearchPackages(PackageIndex packages, PackageSearch search) {
        this.packages = packages;
        this.search = search;
    }

    /**
     * The packages that fit, as the index has them at this moment; what the search knows and the index does not is left
     * out.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Matches search(SearchQuery query) {
        SearchResult result = search.search(query);
        Page<SearchResult.Hit> hits = result.page();
        List<Match> matches = hits.items().stream()
                .flatMap(hit -> packages.find(hit.id()).stream().flatMap(entry -> match(hit, entry).stream()))
                .toList();
        int unknown = hits.items().size() - matches.size();
        return new Matches(new Page<>(matches, hits.total() - unknown, hits.offset(), hits.limit()), result.facets());
    }

    private static Optional<Match> match(SearchResult.Hit hit, CatalogEntry entry) {
        return entry.latest().map(latest -> new Match(entry, latest, hit.downloads(), hit.score(), hit.snippet()));
    }

    /**
     * What was found.
     *
     * @param page a part of it
     * @param facets what all of it has in common
     */
    public record Matches(Page<Match> page, Facets facets) {}

    /**
     * A package that fits.
     *
     * @param entry all that the registry holds of it
     * @param version the version it is found by, its latest
     * @param downloads all its downloads, as the search was told last
     * @param score how well it fits what was searched for
     * @param snippet where it says what was searched for, if that can be shown
     */
    public record Match(
            CatalogEntry entry, PublishedVersion version, long downloads, double score, Optional<Snippet> snippet) {}
}
