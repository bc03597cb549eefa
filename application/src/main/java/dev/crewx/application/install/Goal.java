package dev.crewx.application.install;

import dev.crewx.application.install.spi.ProjectState;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What a project's files are to say.
 *
 * @param before what they say now
 * @param state what they are to say; of what a new version wants, only what was approved for another
 * @param wishes the permissions that packages want whose version is new, by name
 * @param warnings what the user should know
 */
record Goal(ProjectState before, ProjectState state, Map<String, SortedSet<String>> wishes, List<String> warnings) {
    Goal {
        wishes = Map.copyOf(wishes);
        warnings = List.copyOf(warnings);
    }

    /** The same with these files. */
    Goal with(ProjectState other) {
        return new Goal(before, other, wishes, warnings);
    }
}
