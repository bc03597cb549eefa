package dev.crewx.application.discover;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Optional;

/** Looks packages up: one, a page of all, or those that fit some words. */
public final class DiscoverPackages {
    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final PackageSearch search;

    /** Over these ports. */
    public DiscoverPackages(Storage storage, PackageSearch search) {
        this.packages = storage.packages();
        this.downloads = storage.downloads();
        this.search = search;
    }

    /**
     * A package.
     *
     * @return empty when nothing of that name was published
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Optional<Found> find(PackageId id) {
        return packages.find(id).map(entry -> found(entry, 0));
    }

    /**
     * A page of all packages, by id.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Page<Found> list(int offset, int limit) {
        return packages.list(offset, limit).map(entry -> found(entry, 0));
    }

    /**
     * The packages that fit, best first. Only what the index knows is shown.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Page<Found> search(SearchQuery query) {
        Page<PackageSearch.Hit> hits = search.search(query);
        List<Found> found = hits.items().stream()
                .flatMap(hit -> packages.find(hit.id()).map(entry -> found(entry, hit.score())).stream())
                .toList();
        return new Page<>(found, hits.total(), hits.offset(), hits.limit());
    }

    private Found found(CatalogEntry entry, double score) {
        return new Found(entry, downloads.total(entry.id()), score);
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
