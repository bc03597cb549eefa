package dev.crewx.application.search;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fills the search from the index: before a server takes requests, or when the two may have come apart. */
public final class RebuildSearch {
    private static final int AT_ONCE = 500;

    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final PackageSearch search;

    /** Over these ports. */
    public RebuildSearch(Storage storage, PackageSearch search) {
        this.packages = storage.packages();
        this.downloads = storage.downloads();
        this.search = search;
    }

    /**
     * Tells the search of every package there is, and how often it was downloaded.
     *
     * @return how many packages there are
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public long rebuild() {
        long count = 0;
        Optional<PackageId> last = Optional.empty();
        List<CatalogEntry> some;
        do {
            some = packages.walk(last, AT_ONCE);
            some.forEach(entry -> SearchDocuments.show(search, entry));
            if (!some.isEmpty()) {
                search.downloads(
                        downloads.totals(some.stream().map(CatalogEntry::id).collect(Collectors.toSet())));
            }
            count += some.size();
            last = some.isEmpty() ? last : Optional.of(some.getLast().id());
        } while (some.size() == AT_ONCE);
        return count;
    }
}
