package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.List;

/** A change to the request that was tried and leads to an answer. */
public sealed interface Suggestion {
    /** The change as one line. */
    String message();

    /**
     * No longer asking for packages.
     *
     * @param names the direct requirements to remove, sorted
     */
    record Remove(List<String> names) implements Suggestion {
        /** Copies the names. */
        public Remove {
            names = List.copyOf(names);
        }

        @Override
        public String message() {
            return "remove " + String.join(" and ", names);
        }
    }

    /**
     * Asking for another range of a package.
     *
     * @param name the direct requirement to change
     * @param before the range asked for now
     * @param after the range to ask for
     * @param resolvesTo the version it then resolves to
     */
    record ChangeRange(String name, VersionRange before, VersionRange after, SemanticVersion resolvesTo)
            implements Suggestion {
        @Override
        public String message() {
            return "require " + name + " " + after.text() + " instead of " + before.text();
        }
    }

    /**
     * Using another version of CrewX.
     *
     * @param accepted a range of CrewX versions with which it works
     */
    record ChangeCrewx(VersionRange accepted) implements Suggestion {
        @Override
        public String message() {
            return "use CrewX " + accepted.text();
        }
    }
}
