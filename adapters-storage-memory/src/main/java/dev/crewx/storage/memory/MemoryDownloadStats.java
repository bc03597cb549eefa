package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One sum a version, and one a package and day for as long as days are kept; behind one lock. */
final class MemoryDownloadStats implements DownloadStats {
    private final Map<PackageId, Sums> packages = new HashMap<>();
    private final Lifetime lifetime;
    private long total;
    private @Nullable LocalDate newestDay;

    MemoryDownloadStats(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public synchronized void add(Collection<Count> counts) {
        lifetime.requireOpen();
        for (Count count : List.copyOf(counts)) {
            if (newestDay == null || count.day().isAfter(newestDay)) {
                newestDay = count.day();
                LocalDate oldestKept = newestDay.minusDays(DAYS_KEPT);
                packages.values().forEach(sums -> sums.days.headMap(oldestKept).clear());
            }
            boolean kept = !count.day().isBefore(newestDay.minusDays(DAYS_KEPT));
            packages.computeIfAbsent(count.id(), id -> new Sums()).add(count, kept);
            total += count.count();
        }
    }

    @Override
    public synchronized long total(PackageId id) {
        lifetime.requireOpen();
        return sums(id).total;
    }

    @Override
    public synchronized Map<PackageId, Long> totals(Set<PackageId> ids) {
        lifetime.requireOpen();
        return ids.stream().collect(Collectors.toMap(Function.identity(), id -> sums(id).total));
    }

    @Override
    public synchronized long total() {
        lifetime.requireOpen();
        return total;
    }

    @Override
    public synchronized SortedMap<SemanticVersion, Long> byVersion(PackageId id) {
        lifetime.requireOpen();
        return new TreeMap<>(sums(id).versions);
    }

    @Override
    public synchronized SortedMap<LocalDate, Long> byDay(PackageId id, LocalDate from, LocalDate to) {
        lifetime.requireOpen();
        return new TreeMap<>(sums(id).days(from, to));
    }

    @Override
    public synchronized List<Popular> popular(LocalDate from, LocalDate to, int limit) {
        lifetime.requireOpen();
        return packages.entrySet().stream()
                .map(entry -> new Popular(
                        entry.getKey(),
                        entry.getValue().days(from, to).values().stream()
                                .mapToLong(Long::longValue)
                                .sum()))
                .filter(popular -> popular.count() > 0)
                .sorted(Comparator.comparingLong(Popular::count).reversed().thenComparing(Popular::id))
                .limit(limit)
                .toList();
    }

    private Sums sums(PackageId id) {
        return packages.getOrDefault(id, new Sums());
    }

    private static final class Sums {
        private final SortedMap<SemanticVersion, Long> versions = new TreeMap<>();
        private final NavigableMap<LocalDate, Long> days = new TreeMap<>();
        private long total;

        void add(Count count, boolean keepDay) {
            versions.merge(count.version(), count.count(), Long::sum);
            if (keepDay) {
                days.merge(count.day(), count.count(), Long::sum);
            }
            total += count.count();
        }

        SortedMap<LocalDate, Long> days(LocalDate from, LocalDate to) {
            return to.isBefore(from) ? Collections.emptySortedMap() : days.subMap(from, true, to, true);
        }
    }
}
