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
 * @param optional the names among the dependencies that it can do without, sorted
 * @param host what it asks of the installing machine
 * @param permissions the permissions the user approved, sorted; more need approval again
 */
public record LockedPackage(
        SemanticVersion version,
        String registry,
        Digest digest,
        long size,
        SortedMap<String, SemanticVersion> dependencies,
        SortedSet<String> optional,
        HostConstraints host,
        SortedSet<String> permissions) {
    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException when the registry is blank, the size negative, or an optional dependency none
     */
    public LockedPackage {
        if (registry.isBlank()) {
            throw new IllegalArgumentException("A locked package names the registry it came from");
        }
        if (size < 0) {
            throw new IllegalArgumentException("A bundle's size is not negative: " + size);
        }
        dependencies = Collections.unmodifiableSortedMap(new TreeMap<>(dependencies));
        optional = Collections.unmodifiableSortedSet(new TreeSet<>(optional));
        if (!dependencies.keySet().containsAll(optional)) {
            throw new IllegalArgumentException("Optional and no dependency: " + optional);
        }
        permissions = Collections.unmodifiableSortedSet(new TreeSet<>(permissions));
    }

    /** One that runs anywhere and needs all of its dependencies. */
    public LockedPackage(
            SemanticVersion version,
            String registry,
            Digest digest,
            long size,
            SortedMap<String, SemanticVersion> dependencies,
            SortedSet<String> permissions) {
        this(version, registry, digest, size, dependencies, new TreeSet<>(), HostConstraints.NONE, permissions);
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

    /** This package with its dependencies as they were resolved now. */
    public LockedPackage resolvedAs(ResolvedPackage resolved) {
        SortedMap<String, SemanticVersion> versions = new TreeMap<>();
        SortedSet<String> dispensable = new TreeSet<>();
        resolved.dependencies().forEach(dependency -> {
            versions.put(dependency.name(), dependency.version());
            if (dependency.optional()) {
                dispensable.add(dependency.name());
            }
        });
        return new LockedPackage(version, registry, digest, size, versions, dispensable, host, permissions);
    }

    /** This package with these permissions approved instead. */
    public LockedPackage withPermissions(Collection<String> approved) {
        return new LockedPackage(
                version, registry, digest, size, dependencies, optional, host, new TreeSet<>(approved));
    }

    /** The versions of several locked packages by name. */
    static Map<String, SemanticVersion> versions(Map<String, LockedPackage> packages) {
        Map<String, SemanticVersion> versions = new TreeMap<>();
        packages.forEach((name, locked) -> versions.put(name, locked.version()));
        return Collections.unmodifiableMap(versions);
    }
}
