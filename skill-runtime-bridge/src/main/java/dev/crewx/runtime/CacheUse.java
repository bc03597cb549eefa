package dev.crewx.runtime;

import java.util.concurrent.atomic.AtomicInteger;

/** How often one piece of work was helped by a cache, and how often not. */
final class CacheUse {
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();

    void hit() {
        hits.incrementAndGet();
    }

    void miss() {
        misses.incrementAndGet();
    }

    int hits() {
        return hits.get();
    }

    int misses() {
        return misses.get();
    }
}
