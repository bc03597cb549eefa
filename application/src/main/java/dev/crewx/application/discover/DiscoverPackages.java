package dev.crewx.application.discover;

import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;

/** Looks a package up. */
public final class DiscoverPackages {
    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final CountDownloads counting;

    /**
     * Over these ports.
     *
     * @param counting is flushed before counts are read
     */
    public DiscoverPackages(Storage storage, CountDownloads counting) {
        this.packages = storage.packages();
        this.downloads = storage.downloads();
        this.counting = counting;
    }

    /**
     * A package.
     *
     * @return empty when nothing of that name was published
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Optional<Found> find(PackageId id) {
        counting.flush();
        return packages.find(id).map(entry -> new Found(entry, downloads.total(id)));
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
     * A package that was found.
     *
     * @param entry all that the registry holds of it
     * @param downloads all its downloads
     */
    public record Found(CatalogEntry entry, long downloads) {}
}
