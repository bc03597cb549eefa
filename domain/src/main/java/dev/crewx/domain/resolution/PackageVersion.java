package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/**
 * One published version as the resolver sees it.
 *
 * @param version which one
 * @param dependencies what it needs; a name should occur once, where it occurs again each range holds
 * @param host what it asks of the installing machine
 * @param yanked whether new resolutions pass it over
 */
public record PackageVersion(
        SemanticVersion version, List<Dependency> dependencies, HostConstraints host, boolean yanked) {
    /** Copies the dependencies, sorted. */
    public PackageVersion {
        dependencies = dependencies.stream().sorted(Dependency.ORDER).toList();
    }

    /** A version that runs anywhere and is not yanked. */
    public static PackageVersion of(SemanticVersion version, List<Dependency> dependencies) {
        return new PackageVersion(version, dependencies, HostConstraints.NONE, false);
    }
}
