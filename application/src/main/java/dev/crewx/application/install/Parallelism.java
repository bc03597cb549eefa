package dev.crewx.application.install;

/**
 * How much an install does at the same time.
 *
 * @param requests questions to registries about packages
 * @param downloads bundles on their way
 * @param unpackings bundles that are unpacked and checked
 */
public record Parallelism(int requests, int downloads, int unpackings) {
    /** @throws IllegalArgumentException when one of them is not positive */
    public Parallelism {
        if (requests < 1 || downloads < 1 || unpackings < 1) {
            throw new IllegalArgumentException("An install does at least one thing at a time");
        }
    }

    /** For a machine with so many processors: enough to keep network and processors busy, not more. */
    public static Parallelism on(int processors) {
        return new Parallelism(16, 8, Math.max(2, processors));
    }
}
