package dev.crewx.architecture.seeded.ports.application.spi;

/** A sealed value among the ports, as it should be. */
public sealed interface Answer {
    /** Found. */
    record Found(Kind kind) implements Answer {}

    /** A closed set of words. */
    enum Kind {
        /** A word with code of its own. */
        BIG {
            @Override
            boolean isBig() {
                return true;
            }
        };

        abstract boolean isBig();
    }
}
