package dev.crewx.application.storage.spi;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;

/** How often each version was downloaded. Counting may lag; it never loses a package's earlier counts. */
public interface DownloadStats {

    /**
     * Counts one completed download.
     *
     * @param day the day in UTC
     * @throws StorageException when the store fails
     */
    void count(PackageId id, SemanticVersion version, LocalDate day);

    /**
     * All downloads of a package, of all its versions and days.
     *
     * @throws StorageException when the store fails
     */
    long total(PackageId id);
}
