package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/** Something that does not stop a resolution and that the user should know. */
public sealed interface ResolutionWarning {
    /** The warning as one line. */
    String message();

    /**
     * An optional dependency was left out.
     *
     * @param name the package left out
     * @param wantedBy the packages that asked for it, sorted; {@code the project} for the project itself
     * @param reason why, as a phrase
     */
    record OptionalLeftOut(String name, List<String> wantedBy, String reason) implements ResolutionWarning {
        /** Copies the names. */
        public OptionalLeftOut {
            wantedBy = List.copyOf(wantedBy);
        }

        @Override
        public String message() {
            return "optional " + name + " (wanted by " + String.join(", ", wantedBy) + ") is left out: " + reason;
        }
    }

    /**
     * The CrewX version of the host is unknown, so constraints on it were not applied.
     *
     * @param names the chosen packages that have such constraints, sorted
     */
    record CrewxVersionUnknown(List<String> names) implements ResolutionWarning {
        /** Copies the names. */
        public CrewxVersionUnknown {
            names = List.copyOf(names);
        }

        @Override
        public String message() {
            return "the CrewX version is unknown, so its constraints were not applied (" + String.join(", ", names)
                    + "); give --crewx-version or CREWX_VERSION";
        }
    }

    /**
     * A locked version was yanked since; it is kept because it is locked.
     *
     * @param name the package
     * @param version the yanked version
     */
    record LockedVersionYanked(String name, SemanticVersion version) implements ResolutionWarning {
        @Override
        public String message() {
            return name + "@" + version + " was yanked; it is kept because it is locked";
        }
    }

    /**
     * The budget ran out while a better answer was looked for; this one is valid.
     *
     * @param steps how many steps were taken
     */
    record MaybeNotBest(long steps) implements ResolutionWarning {
        @Override
        public String message() {
            return "the search for newer versions was cut short after " + steps
                    + " steps; the answer is valid but may not be the newest";
        }
    }
}
