package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The exact versions a project has settled on, with digests: all platforms' optional packages included. How it is
 * written to a file is an adapter's matter; the packages come sorted by name for that.
 *
 * @param packages the locked packages by name
 */
public record Lockfile(SortedMap<String, LockedPackage> packages) {
    /** The lockfile of a project that has none. */
    public static final Lockfile EMPTY = new Lockfile(new TreeMap<>());

    /**
     * Copies the packages.
     *
     * @throws IllegalArgumentException when a package depends on one that is not locked, or at another version
     */
    public Lockfile {
        packages = Collections.unmodifiableSortedMap(new TreeMap<>(packages));
        for (Map.Entry<String, LockedPackage> entry : packages.entrySet()) {
            for (Map.Entry<String, SemanticVersion> dependency :
                    entry.getValue().dependencies().entrySet()) {
                LockedPackage target = packages.get(dependency.getKey());
                if (target == null || !target.version().equals(dependency.getValue())) {
                    throw new IllegalArgumentException("The lockfile is inconsistent: " + entry.getKey() + " needs "
                            + dependency.getKey() + "@" + dependency.getValue() + ", which is "
                            + (target == null ? "not locked" : "locked at " + target.version()));
                }
            }
        }
    }

    /** What is locked of this package. */
    public Optional<LockedPackage> find(String name) {
        return Optional.ofNullable(packages.get(name));
    }

    /** The locked versions by name, as a request takes them. */
    public Map<String, SemanticVersion> versions() {
        return LockedPackage.versions(packages);
    }

    /** Whether nothing is locked. */
    public boolean isEmpty() {
        return packages.isEmpty();
    }

    /**
     * In what ways this lockfile and the project's requirements disagree: a requirement that is not locked or locked
     * at a version out of its range, and packages that no requirement leads to. Empty when they agree; only then does
     * a frozen installation go on.
     */
    public List<Disagreement> disagreements(ProjectRequirements requirements) {
        List<Disagreement> found = new ArrayList<>();
        requirements.requires().forEach((name, range) -> {
            LockedPackage locked = packages.get(name);
            if (locked == null) {
                found.add(new Disagreement.NotLocked(name, range));
            } else if (!range.contains(locked.version())) {
                found.add(new Disagreement.OutOfRange(name, range, locked.version()));
            }
        });
        Set<String> needed = reachableFrom(requirements.requires().keySet());
        packages.forEach((name, locked) -> {
            if (!needed.contains(name)) {
                found.add(new Disagreement.NotRequired(name, locked.version()));
            }
        });
        return List.copyOf(found);
    }

    /** This lockfile without the packages that no requirement leads to. */
    public Lockfile neededBy(ProjectRequirements requirements) {
        TreeMap<String, LockedPackage> needed = new TreeMap<>(packages);
        needed.keySet().retainAll(reachableFrom(requirements.requires().keySet()));
        return new Lockfile(needed);
    }

    /** What of this lockfile is installed on a machine, for a project with these requirements. */
    public HostSelection on(Host host, ProjectRequirements requirements) {
        return new HostWalk(this, host).from(requirements.requires().keySet());
    }

    /** The packages that these lead to, and themselves, as far as they are locked; sorted. */
    public Set<String> reachableFrom(Collection<String> names) {
        List<String> queue = new ArrayList<>();
        Set<String> reached = new TreeSet<>();
        names.stream()
                .filter(name -> find(name).isPresent())
                .filter(reached::add)
                .forEach(queue::add);
        for (int i = 0; i < queue.size(); i++) {
            find(queue.get(i))
                    .ifPresent(locked -> locked.dependencies().keySet().stream()
                            .filter(reached::add)
                            .forEach(queue::add));
        }
        return reached;
    }
}
