package dev.crewx.application.install;

import dev.crewx.application.install.spi.FileChange;
import java.util.List;

/**
 * Something in a project that is not as its lockfile and notes say.
 *
 * @param kind in what way
 * @param subject the package, or the path of a skill in an agent's folder
 * @param files the files it is about; empty when it is about all
 */
public record ProjectDamage(Kind kind, String subject, List<FileChange> files) {
    /** Copies the files. */
    public ProjectDamage {
        files = List.copyOf(files);
    }

    /** In what way a project is not as it should be. */
    public enum Kind {
        /** Lockfile and requirements do not go together. */
        LOCK_DISAGREES,
        /** A locked package is not installed. */
        NOT_INSTALLED,
        /** Another version of a package is installed than is locked. */
        OTHER_VERSION,
        /** A package is installed and not locked. */
        NOT_LOCKED,
        /** It is not known what a package's files should be. */
        UNKNOWN,
        /** Files of a package are missing. */
        FILES_MISSING,
        /** Files of a package were changed or added. */
        FILES_CHANGED,
        /** A skill is not in an agent's folder, or not as it should be. */
        PLACE_WRONG,
        /** A skill in an agent's folder was changed. */
        PLACE_CHANGED,
        /** Something of somebody else's stands where a skill should be. */
        PLACE_TAKEN,
        /** A skill is in an agent's folder and should not be. */
        PLACE_LEFT
    }

    /** Whether it goes away without anybody's work being lost. */
    public boolean isMendable() {
        return switch (kind) {
            case LOCK_DISAGREES, FILES_CHANGED, PLACE_CHANGED, PLACE_TAKEN -> false;
            case NOT_INSTALLED, OTHER_VERSION, NOT_LOCKED, UNKNOWN, FILES_MISSING, PLACE_WRONG, PLACE_LEFT -> true;
        };
    }
}
