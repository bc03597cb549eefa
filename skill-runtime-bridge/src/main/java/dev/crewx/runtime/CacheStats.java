package dev.crewx.runtime;

/**
 * What the caches hold and how often they helped.
 *
 * @param metadata what skills say of themselves
 * @param content skills' texts
 * @param manifests what packages declare
 */
public record CacheStats(Region metadata, Region content, Region manifests) {

    /** All of them together. */
    public Region total() {
        return metadata.plus(content).plus(manifests);
    }

    /**
     * One cache.
     *
     * @param entries how many files it holds
     * @param bytes how much of them
     * @param hits how often it had what was asked for
     * @param misses how often the file was read
     * @param evictions how often something had to go for something else
     */
    public record Region(long entries, long bytes, long hits, long misses, long evictions) {
        /** The share of questions that it had the answer to; 0 when there were none. */
        public double hitRate() {
            return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
        }

        private Region plus(Region other) {
            return new Region(
                    entries + other.entries,
                    bytes + other.bytes,
                    hits + other.hits,
                    misses + other.misses,
                    evictions + other.evictions);
        }
    }
}
