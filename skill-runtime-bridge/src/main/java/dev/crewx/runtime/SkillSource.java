package dev.crewx.runtime;

import java.nio.file.Path;

/**
 * A place that skills are looked for in.
 *
 * @param folder where; nothing is found where it does not exist. A single Markdown file will do, too
 * @param kind what sort of place it is
 */
public record SkillSource(Path folder, Kind kind) {

    /** Sorts of places. */
    public enum Kind {
        /** Packages that were installed. */
        INSTALLED,
        /** A project's own. */
        PROJECT,
        /** What an agent reads in a project. */
        AGENT,
        /** What an agent reads in the user's own files. */
        USER
    }

    /** Where packages are installed in a project, seen from it. */
    public static final String INSTALLED_FOLDER = "node_modules/.crewx/skills";

    /** A project's own place. */
    public static SkillSource of(Path folder) {
        return new SkillSource(folder, Kind.PROJECT);
    }
}
