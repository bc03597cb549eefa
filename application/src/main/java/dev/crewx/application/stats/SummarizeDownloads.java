package dev.crewx.application.stats;

import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Tells how often a package was downloaded: in all, by version, and by day, week and month in UTC. */
public final class SummarizeDownloads {
    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final CountDownloads counting;
    private final Clock clock;

    /**
     * Over these ports.
     *
     * @param counting is flushed before counts are read
     */
    public SummarizeDownloads(Storage storage, CountDownloads counting, Clock clock) {
        this.packages = storage.packages();
        this.downloads = storage.downloads();
        this.counting = counting;
        this.clock = clock;
    }

    /**
     * The numbers of a package; by time as far back as days are kept.
     *
     * @return empty when nothing of that name was published
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Optional<Summary> of(PackageId id) {
        if (packages.find(id).isEmpty()) {
            return Optional.empty();
        }
        counting.flush();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        SortedMap<LocalDate, Long> byDay = downloads.byDay(id, today.minusDays(DownloadStats.DAYS_KEPT), today);
        return Optional.of(new Summary(
                id,
                downloads.total(id),
                downloads.byVersion(id),
                byDay,
                grouped(byDay, day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))),
                grouped(byDay, day -> day.withDayOfMonth(1))));
    }

    private static SortedMap<LocalDate, Long> grouped(
            SortedMap<LocalDate, Long> byDay, UnaryOperator<LocalDate> firstDay) {
        SortedMap<LocalDate, Long> grouped = new TreeMap<>();
        byDay.forEach((day, count) -> grouped.merge(firstDay.apply(day), count, Long::sum));
        return grouped;
    }

    /**
     * A package's downloads; days, weeks and months without any are left out.
     *
     * @param id the package
     * @param total all of them
     * @param byVersion by version
     * @param byDay by day
     * @param byWeek by the week's Monday
     * @param byMonth by the month's first day
     */
    public record Summary(
            PackageId id,
            long total,
            SortedMap<SemanticVersion, Long> byVersion,
            SortedMap<LocalDate, Long> byDay,
            SortedMap<LocalDate, Long> byWeek,
            SortedMap<LocalDate, Long> byMonth) {}
}
