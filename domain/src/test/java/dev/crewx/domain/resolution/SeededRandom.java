package dev.crewx.domain.resolution;

import java.util.List;

/** mulberry32: the stream of numbers that {@code gen-synthetic.js} draws from. */
public final class SeededRandom {
    private int state;

    /** A stream from this seed. */
    public SeededRandom(int seed) {
        this.state = seed;
    }

    /** The next number from 0 to below 1. */
    public double next() {
        state += 0x6D2B79F5;
        int t = (state ^ (state >>> 15)) * (1 | state);
        t = (t + (t ^ (t >>> 7)) * (61 | t)) ^ t;
        return (((long) (t ^ (t >>> 14))) & 0xFFFFFFFFL) / 4294967296.0;
    }

    /** The next whole number from 0 to below the bound. */
    public int below(int bound) {
        return (int) Math.floor(next() * bound);
    }

    /** One of these. */
    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }
}
