package dev.crewx.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What files hold, by path, as long as size, time and identity of the file stay the same. Bounded by weight; what was
 * not asked for the longest goes first. Of several threads that ask for one file at once, one reads it.
 */
final class StampedCache<V> {
    private final long maxWeight;
    private final FileAccess files;
    private final InstantSource clock;
    private final Map<Path, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private long weight;
    private long evictions;

    StampedCache(long maxWeight, FileAccess files, InstantSource clock) {
        this.maxWeight = maxWeight;
        this.files = files;
        this.clock = clock;
    }

    /** Reads a file. */
    @FunctionalInterface
    interface Reader<V> {
        Loaded<V> read(Path file, BasicFileAttributes attributes) throws IOException;
    }

    /**
     * What was read.
     *
     * @param weight in bytes
     */
    record Loaded<V>(V value, long weight) {}

    /** A place for what one file holds. */
    private static final class Entry<V> {
        // Guarded by the entry's own monitor, which is held while the file is read.
        private @Nullable Loaded<V> loaded;
        private @Nullable Stamp stamp;
        private boolean settled;
        /** What it counts for in the cache's weight; guarded by the cache's entries. */
        private long counted;
    }

    V get(Path file, CacheUse use, Reader<V> reader) throws IOException {
        Entry<V> entry;
        synchronized (entries) {
            entry = entries.computeIfAbsent(file, path -> new Entry<>());
        }
        synchronized (entry) {
            try {
                BasicFileAttributes attributes = files.attributes(file);
                Stamp stamp = Stamp.of(attributes);
                Loaded<V> before = entry.loaded;
                if (before != null && entry.settled && stamp.equals(entry.stamp)) {
                    hits.increment();
                    use.hit();
                    return before.value();
                }
                misses.increment();
                use.miss();
                boolean settled = stamp.isSettledAt(clock.instant());
                Loaded<V> loaded = reader.read(file, attributes);
                entry.stamp = stamp;
                entry.settled = settled;
                entry.loaded = loaded;
                count(file, entry, loaded.weight());
                return loaded.value();
            } catch (IOException e) {
                forget(file, entry);
                throw e;
            }
        }
    }

    private void count(Path file, Entry<V> entry, long own) {
        synchronized (entries) {
            if (entries.get(file) != entry) {
                return; // cleared meanwhile
            }
            weight += own - entry.counted;
            entry.counted = own;
            Iterator<Entry<V>> oldest = entries.values().iterator();
            while (weight > maxWeight && oldest.hasNext()) {
                Entry<V> candidate = oldest.next();
                if (candidate.counted > 0) {
                    weight -= candidate.counted;
                    oldest.remove();
                    evictions++;
                }
            }
        }
    }

    private void forget(Path file, Entry<V> entry) {
        synchronized (entries) {
            if (entries.remove(file, entry)) {
                weight -= entry.counted;
            }
        }
    }

    void clear() {
        synchronized (entries) {
            entries.clear();
            weight = 0;
        }
    }

    CacheStats.Region stats() {
        synchronized (entries) {
            return new CacheStats.Region(entries.size(), weight, hits.sum(), misses.sum(), evictions);
        }
    }
}
