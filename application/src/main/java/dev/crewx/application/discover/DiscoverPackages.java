package dev.crewx.application.discover;

import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks packages up: one, a page of all, or those that fit some words. */
public final class DiscoverPackages {
    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final CountDownloads counting;
    private final PackageSearch search;

    /**
     * Over these ports.
     *
     * @param counting is flushed before counts are read
     */
    public DiscoverPackages(Storage storage, CountDownloads counting, PackageSearch search) {
        this.packages = storage.packages();
        this.downloads = storage.downloads();
        this.counting = counting;
        this.search = search;
    }

    /**
     * A package.
     *
     * @return empty when nothing of that name was published
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Optional<Found> find(PackageId id) {
        counting.flush();
        return packages.find(id).map(entry -> new Found(entry, downloads.total(id), 0));
    }

    /**
     * What the registry holds of a package, without its downloads.
     *
     * @return empty when nothing of that name was published
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Optional<CatalogEntry> entry(PackageId id) {
        return packages.find(id);
    }

    /**
     * A page of all packages, by id.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Page<Found> list(int offset, int limit) {
        Page<CatalogEntry> page = packages.list(offset, limit);
        Map<PackageId, Long> counts = counts(page.items());
        return page.map(entry -> new Found(entry, counts.getOrDefault(entry.id(), 0L), 0));
    }

    /**
     * The packages that fit, best first. Only what the index knows is shown.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Page<Found> search(SearchQuery query) {
        Page<PackageSearch.Hit> hits = search.search(query);
        Map<PackageId, Double> scores = new LinkedHashMap<>();
        hits.items().forEach(hit -> scores.put(hit.id(), hit.score()));
        List<CatalogEntry> entries = scores.keySet().stream()
                .flatMap(id -> packages.find(id).stream())
                .toList();
        Map<PackageId, Long> counts = counts(entries);
        List<Found> found = entries.stream()
                .map(entry ->
                        new Found(entry, counts.getOrDefault(entry.id(), 0L), scores.getOrDefault(entry.id(), 0.0)))
                .toList();
        return new Page<>(found, hits.total(), hits.offset(), hits.limit());
    }

    private Map<PackageId, Long> counts(List<CatalogEntry> entries) {
        counting.flush();
        return downloads.totals(entries.stream().map(CatalogEntry::id).collect(Collectors.toSet()));
    }

    /**
     * A package that was found.
     *
     * @param entry all that the registry holds of it
     * @param downloads all its downloads
     * @param score how well it fits what was searched for; 0 where nothing was
     */
    public record Found(CatalogEntry entry, long downloads, double score) {}
}
