package dev.crewx.application.download;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Gives a version's bundle to whoever asks, and counts those that were given whole. */
public final class DownloadBundle {
    private final PackageIndex packages;
    private final BlobStore blobs;
    private final DownloadStats downloads;
    private final Clock clock;

    /** Over these ports. */
    public DownloadBundle(Storage storage, Clock clock) {
        this.packages = storage.packages();
        this.blobs = storage.blobs();
        this.downloads = storage.downloads();
        this.clock = clock;
    }

    /**
     * Finds the version that {@code selector} names.
     *
     * @param selector an exact version, a dist-tag or a range
     * @throws StorageException when a store fails
     */
    public Result find(PackageId id, String selector) {
        Optional<CatalogEntry> entry = packages.find(id);
        if (entry.isEmpty()) {
            return new NoSuchPackage(id);
        }
        return entry.get().select(selector).<Result>map(Found::new).orElseGet(() -> new NoSuchVersion(id, selector));
    }

    /**
     * Opens the bytes of a version; the caller closes the stream.
     *
     * @throws StorageException when a store fails, or has lost the bytes of a version that is published
     */
    public InputStream open(PublishedVersion version) {
        return blobs.open(version.digest())
                .orElseThrow(() -> new StorageException(
                        "The bytes of " + version.manifest().id() + "@" + version.version() + " (" + version.digest()
                                + ") are missing from the store"));
    }

    /**
     * Counts a download that was completed.
     *
     * @throws StorageException when a store fails
     */
    public void completed(PublishedVersion version) {
        downloads.count(
                version.manifest().id(), version.version(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** What was found. */
    public sealed interface Result {}

    /**
     * The version.
     *
     * @param version as published
     */
    public record Found(PublishedVersion version) implements Result {}

    /**
     * Nothing of that name was published.
     *
     * @param id the name
     */
    public record NoSuchPackage(PackageId id) implements Result {}

    /**
     * The package has no such version.
     *
     * @param id the package
     * @param selector what was asked for
     */
    public record NoSuchVersion(PackageId id, String selector) implements Result {}
}
