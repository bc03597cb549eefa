package dev.crewx.application.download;

import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Counts completed downloads in memory and hands the counts on together, so that a download waits for no store and fails
 * with none. Whoever runs it flushes it from time to time, before counts are read, and at the end. Safe for use by many
 * threads at once.
 */
public final class CountDownloads {
    /** How many different counts wait at the most; while the store fails longer than that, more are not counted. */
    static final int MAX_WAITING = 100_000;

    private final DownloadStats stats;
    private final Clock clock;
    private final Consumer<Set<PackageId>> counted;
    private final ConcurrentMap<Key, Long> waiting = new ConcurrentHashMap<>();
    private final ReentrantLock flushing = new ReentrantLock();

    /**
     * Into this store, by this clock.
     *
     * @param counted is told after each flush which packages have new counts
     */
    public CountDownloads(DownloadStats stats, Clock clock, Consumer<Set<PackageId>> counted) {
        this.stats = stats;
        this.clock = clock;
        this.counted = counted;
    }

    /** Counts a download that was completed. */
    public void count(PublishedVersion version) {
        Key key = new Key(
                version.manifest().id(), version.version(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        if (waiting.size() < MAX_WAITING || waiting.containsKey(key)) {
            waiting.merge(key, 1L, Long::sum);
        }
    }

    /**
     * Hands on what waits. When it returns, everything that was counted before the call is in the store, unless the store
     * fails; then it waits for the next flush.
     *
     * @return the fault of the store, if there was one
     */
    public Optional<StorageException> flush() {
        flushing.lock();
        try {
            return flushNow();
        } finally {
            flushing.unlock();
        }
    }

    private Optional<StorageException> flushNow() {
        List<DownloadStats.Count> batch = new ArrayList<>();
        for (Key key : waiting.keySet()) {
            Long count = waiting.remove(key);
            if (count != null) {
                batch.add(new DownloadStats.Count(key.id, key.version, key.day, count));
            }
        }
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        try {
            stats.add(batch);
        } catch (StorageException fault) {
            batch.forEach(count ->
                    waiting.merge(new Key(count.id(), count.version(), count.day()), count.count(), Long::sum));
            return Optional.of(fault);
        }
        counted.accept(batch.stream().map(DownloadStats.Count::id).collect(Collectors.toSet()));
        return Optional.empty();
    }

    private record Key(PackageId id, SemanticVersion version, LocalDate day) {}
}
