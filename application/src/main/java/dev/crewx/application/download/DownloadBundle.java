package dev.crewx.application.download;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.InputStream;
import java.util.Optional;

/** Gives a version's bundle to whoever asks, and counts those that were given whole. */
public final class DownloadBundle {
    private final PackageIndex packages;
    private final BlobStore blobs;
    private final CountDownloads downloads;

    /** Over these ports. */
    public DownloadBundle(Storage storage, CountDownloads downloads) {
        this.packages = storage.packages();
        this.blobs = storage.blobs();
        this.downloads = downloads;
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
        boolean exact = SemanticVersion.tryParse(selector).isPresent();
        return entry.get()
                .select(selector)
                .<Result>map(version -> new Found(version, exact))
                .orElseGet(() -> new NoSuchVersion(id, selector));
    }

    /**
     * The bytes of a version, in the form in which the store hands them on with the least work.
     *
     * @throws StorageException when a store fails, or has lost the bytes of a version that is published
     */
    public BlobStore.Content content(PublishedVersion version) {
        return blobs.content(version.digest()).orElseThrow(() -> lost(version));
    }

    /**
     * Opens the bytes of a version; the caller closes the stream.
     *
     * @throws StorageException when a store fails, or has lost the bytes of a version that is published
     */
    public InputStream open(PublishedVersion version) {
        return blobs.open(version.digest()).orElseThrow(() -> lost(version));
    }

    /**
     * Opens a part of the bytes of a version; the caller closes the stream.
     *
     * @param from how many bytes to leave out at the beginning
     * @param length how many bytes the stream has
     * @throws IllegalArgumentException when the version has not so many bytes from there on
     * @throws StorageException when a store fails, or has lost the bytes of a version that is published
     */
    public InputStream open(PublishedVersion version, long from, long length) {
        return blobs.open(version.digest(), from, length).orElseThrow(() -> lost(version));
    }

    private static StorageException lost(PublishedVersion version) {
        return new StorageException("The bytes of " + version.manifest().id() + "@" + version.version() + " ("
                + version.digest() + ") are missing from the store");
    }

    /** Counts a download that was completed. */
    public void completed(PublishedVersion version) {
        downloads.count(version);
    }

    /** What was found. */
    public sealed interface Result {}

    /**
     * The version.
     *
     * @param version as published
     * @param exact whether the selector names this version and can never name another
     */
    public record Found(PublishedVersion version, boolean exact) implements Result {}

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
