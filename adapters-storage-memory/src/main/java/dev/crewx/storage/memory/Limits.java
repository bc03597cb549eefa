package dev.crewx.storage.memory;

/** Arguments that streams do not check themselves. */
final class Limits {
    private Limits() {}

    static void requirePositive(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is 1 or more, not " + limit);
        }
    }
}
