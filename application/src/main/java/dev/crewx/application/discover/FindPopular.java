package dev.crewx.application.discover;

import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells which packages were downloaded most of late. */
public final class FindPopular {
    /** How many days are "of late". */
    public static final int DAYS = 30;

    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final CountDownloads counting;
    private final Clock clock;

    /**
     * Over these ports.
     *
     * @param counting is flushed before counts are read
     */
    public FindPopular(Storage storage, CountDownloads counting, Clock clock) {
        this.packages = storage.packages();
        this.downloads = storage.downloads();
        this.counting = counting;
        this.clock = clock;
    }

    /**
     * Those downloaded most in the last {@value #DAYS} days, most first; only those that can be found.
     *
     * @param limit how many at the most, not negative
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public List<Popular> find(int limit) {
        counting.flush();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<DownloadStats.Popular> popular = downloads.popular(today.minusDays(DAYS - 1L), today, limit);
        Map<PackageId, Long> totals =
                downloads.totals(popular.stream().map(DownloadStats.Popular::id).collect(Collectors.toSet()));
        return popular.stream()
                .flatMap(counted -> packages.find(counted.id()).stream()
                        .filter(CatalogEntry::isListed)
                        .flatMap(entry -> entry.latest().stream()
                                .map(latest -> new Popular(
                                        entry, latest, totals.getOrDefault(entry.id(), 0L), counted.count()))))
                .toList();
    }

    /**
     * A package that is downloaded often.
     *
     * @param entry all that the registry holds of it
     * @param version its latest version
     * @param downloads all its downloads
     * @param lately those of the last {@value #DAYS} days
     */
    public record Popular(CatalogEntry entry, PublishedVersion version, long downloads, long lately) {}
}
