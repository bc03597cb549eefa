package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;

/** A way in which a lockfile and the project's requirements do not go together. */
public sealed interface Disagreement {
    /** The disagreement as one line. */
    String message();

    /**
     * A requirement of which nothing is locked.
     *
     * @param name the package required
     * @param range what is required
     */
    record NotLocked(String name, VersionRange range) implements Disagreement {
        @Override
        public String message() {
            return name + " " + range.text() + " is required and not in the lockfile";
        }
    }

    /**
     * A requirement that the locked version does not meet.
     *
     * @param name the package required
     * @param range what is required
     * @param locked what is locked
     */
    record OutOfRange(String name, VersionRange range, SemanticVersion locked) implements Disagreement {
        @Override
        public String message() {
            return name + " " + range.text() + " is required and the lockfile has " + locked;
        }
    }

    /**
     * A locked package that no requirement leads to.
     *
     * @param name the package
     * @param locked what is locked
     */
    record NotRequired(String name, SemanticVersion locked) implements Disagreement {
        @Override
        public String message() {
            return name + "@" + locked + " is in the lockfile and nothing requires it";
        }
    }
}
