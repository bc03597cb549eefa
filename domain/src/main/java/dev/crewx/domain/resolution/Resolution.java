package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The versions a project gets.
 *
 * @param packages what to install, dependencies before dependents, ties by name
 * @param elsewhere optional packages that are for other platforms: they belong into the lock and are not installed
 *     here; same order
 * @param cycles the groups of packages that need each other, by their first name; installing refuses them
 * @param warnings what the user should know, in a fixed order
 * @param changes what differs from the lock, by name
 */
public record Resolution(
        List<ResolvedPackage> packages,
        List<ResolvedPackage> elsewhere,
        List<DependencyCycle> cycles,
        List<ResolutionWarning> warnings,
        List<LockChange> changes) {
    /** Copies the lists. */
    public Resolution {
        packages = List.copyOf(packages);
        elsewhere = List.copyOf(elsewhere);
        cycles = List.copyOf(cycles);
        warnings = List.copyOf(warnings);
        changes = List.copyOf(changes);
    }

    /** The versions to install by name, sorted. */
    public Map<String, SemanticVersion> versions() {
        Map<String, SemanticVersion> versions = new TreeMap<>();
        packages.forEach(p -> versions.put(p.name(), p.version()));
        return Collections.unmodifiableMap(versions);
    }

    /** The versions the lock holds: those to install and those for other platforms, by name, sorted. */
    public Map<String, SemanticVersion> lockedVersions() {
        Map<String, SemanticVersion> versions = new TreeMap<>(versions());
        elsewhere.forEach(p -> versions.put(p.name(), p.version()));
        return Collections.unmodifiableMap(versions);
    }
}
