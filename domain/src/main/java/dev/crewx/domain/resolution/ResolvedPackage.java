package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.List;

/**
 * A chosen version and what it needs as resolved.
 *
 * @param name the package's canonical id
 * @param version the version chosen
 * @param dependencies what it needs, by name, those for other platforms included; optional ones that were left out are
 *     not among them
 * @param optional whether only optional dependencies lead here
 */
public record ResolvedPackage(
        String name, SemanticVersion version, List<ResolvedDependency> dependencies, boolean optional) {
    /** Copies the dependencies. */
    public ResolvedPackage {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * A dependency with the version that was chosen for it.
     *
     * @param name the package's canonical id
     * @param range what was asked for
     * @param version what was chosen
     * @param optional whether the dependent could do without
     */
    public record ResolvedDependency(String name, VersionRange range, SemanticVersion version, boolean optional) {}
}
