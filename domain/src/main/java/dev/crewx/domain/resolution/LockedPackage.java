package dev.crewx.domain.resolution;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.version.SemanticVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a lockfile holds of one package.
 *
 * @param version the exact version
 * @param registry the base URL of the registry it came from, as text
 * @param digest of the bundle's bytes; what arrives with another is refused
 * @param size of the bundle in bytes
 * @param dependencies the packages it needs with the versions resolved for them, by name; each is in the lockfile too
 * @param permissions the permissions the user approved, sorted; more need approval again
 */
public record LockedPackage(
        SemanticVersion version,
        String registry,
        Digest digest,
        long size,
        SortedMap<String, SemanticVersion> dependencies,
        SortedSet<String> permissions) {
    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when the registry is blank or the size negative
     */
    public LockedPackage {
        if (registry.isBlank()) {
            throw new IllegalArgumentException("A locked package names the registry it came from");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A bundle's size is not negative: " + size);
        }
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /** The permissions among these that were not approved, sorted. */
    public SortedSet<String> notApproved(Collection<String> asked) {
        TreeSet<String> missing = new TreeSet<>(asked);
        missing.removeAll(permissions);
        return Collections.unmodifiableSortedSet(missing);
    }

    /** Whether these bytes are the locked ones. */
    public boolean matches(Digest actual, long actualSize) {
        return digest.equals(actual) && size == actualSize;
    }

    /** The dependencies of a resolved package as a lockfile keeps them. */
    public static SortedMap<String, SemanticVersion> dependenciesOf(ResolvedPackage resolved) {
        SortedMap<String, SemanticVersion> versions = new TreeMap<>();
        resolved.dependencies().forEach(dependency -> versions.put(dependency.name(), dependency.version()));
        return versions;
    }

    /** This package with these permissions approved instead. */
    public LockedPackage withPermissions(Collection<String> approved) {
        return new LockedPackage(version, registry, digest, size, dependencies, new TreeSet<>(approved));
    }

    /** The versions of several locked packages by name. */
    static Map<String, SemanticVersion> versions(Map<String, LockedPackage> packages) {
        Map<String, SemanticVersion> versions = new TreeMap<>();
        packages.forEach((name, locked) -> versions.put(name, locked.version()));
        return Collections.unmodifiableMap(versions);
    }
}
