package dev.crewx.application.storage.spi;

import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * How often each version was downloaded. Totals are kept for good; what happened on single days may be forgotten when
 * it is more than {@value #DAYS_KEPT} days before the newest day that was counted.
 */
public interface DownloadStats {
    /** How many days are kept at the least. */
    int DAYS_KEPT = 400;

    /**
     * Counts downloads, all of them or none.
     *
     * @throws StorageException when the store fails; then nothing was counted
     */
    void add(Collection<Count> counts);

    /**
     * All downloads of a package, of all its versions and days.
     *
     * @throws StorageException when the store fails
     */
    long total(PackageId id);

    /**
     * All downloads of several packages at once.
     *
     * @return a number for each of them
     * @throws StorageException when the store fails
     */
    Map<PackageId, Long> totals(Set<PackageId> ids);

    /**
     * All downloads of all packages.
     *
     * @throws StorageException when the store fails
     */
    long total();

    /**
     * All downloads of a package by version; only versions that were downloaded.
     *
     * @throws StorageException when the store fails
     */
    SortedMap<SemanticVersion, Long> byVersion(PackageId id);

    /**
     * The downloads of a package by day in UTC; only days with downloads.
     *
     * @param from the first day
     * @param to the last day; none when it lies before the first
     * @throws StorageException when the store fails
     */
    SortedMap<LocalDate, Long> byDay(PackageId id, LocalDate from, LocalDate to);

    /**
     * The packages with the most downloads on some days, most first, ties by id; only those with any.
     *
     * @param from the first day
     * @param to the last day; none when it lies before the first
     * @param limit how many at the most, not negative
     * @throws IllegalArgumentException when {@code limit} is negative
     * @throws StorageException when the store fails
     */
    List<Popular> popular(LocalDate from, LocalDate to, int limit);

    /**
     * Downloads of one version on one day.
     *
     * @param id the package
     * @param version the version
     * @param day the day in UTC
     * @param count how many, at least 1
     */
    record Count(PackageId id, SemanticVersion version, LocalDate day, long count) {
        /** @throws IllegalArgumentException when there is nothing to count */
        public Count {
            if (count < 1) {
                throw new IllegalArgumentException("A count is 1 or more, not " + count);
            }
        }
    }

    /**
     * A package and how often it was downloaded on the days asked for.
     *
     * @param id the package
     * @param count how often
     */
    record Popular(PackageId id, long count) {}
}
