package dev.crewx.http.packages;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of things that can be made again. What was asked for lately stays: when the younger half is full it
 * becomes the older one, and what nobody asked for since is let go with the older one before.
 *
 * @param <V> what is remembered
 */
final class Generations<V> {
    private final long maxWeight;
    private final ReentrantLock turning = new ReentrantLock();
    private volatile Half<V> young = new Half<>();
    private volatile Half<V> old = new Half<>();

    /** Remembers about so much at the most, by the weights that {@link #put} is told. */
    Generations(long maxWeight) {
        this.maxWeight = maxWeight;
    }

    /** What is remembered under this key; null when nothing is. */
    @Nullable V get(String key) {
        Weighed<V> found = young.values.get(key);
        if (found == null) {
            found = old.values.get(key);
            if (found == null) {
                return null;
            }
            put(key, found.value, found.weight);
        }
        return found.value;
    }

    /** Remembers something, in place of what was there. */
    void put(String key, V value, long weight) {
        Half<V> half = young;
        Weighed<V> before = half.values.put(key, new Weighed<>(value, weight));
        long sum = half.weight.addAndGet(weight - (before == null ? 0 : before.weight));
        if (sum > maxWeight / 2) {
            turn(half);
        }
    }

    private void turn(Half<V> full) {
        turning.lock();
        try {
            if (young == full) {
                old = full;
                young = new Half<>();
            }
        } finally {
            turning.unlock();
        }
    }

    /** How much is remembered. */
    long weight() {
        return young.weight.get() + old.weight.get();
    }

    private record Weighed<V>(V value, long weight) {}

    private static final class Half<V> {
        private final ConcurrentMap<String, Weighed<V>> values = new ConcurrentHashMap<>();
        private final AtomicLong weight = new AtomicLong();
    }
}
