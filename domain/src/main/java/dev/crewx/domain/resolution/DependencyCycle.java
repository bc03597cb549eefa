package dev.crewx.domain.resolution;

import java.util.List;

/**
 * Packages that need each other: a strongly connected group of the chosen versions.
 *
 * @param members all of the group, sorted
 * @param path a shortest way around through the first member, which ends where it began
 */
public record DependencyCycle(List<String> members, List<String> path) {
    /** Copies the lists. */
    public DependencyCycle {
        members = List.copyOf(members);
        path = List.copyOf(path);
    }

    /** {@code circular dependency detected: a → b → a}. */
    public String message() {
        return "circular dependency detected: " + String.join(" → ", path);
    }
}
