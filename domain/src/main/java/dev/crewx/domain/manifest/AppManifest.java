package dev.crewx.domain.manifest;

import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.List;
import java.util.Optional;

/**
 * What the author of a package declares inside its bundle: {@code manifest.json}, AppManifest 1.0. Only
 * {@link ManifestReader} makes one, so every value in it has passed the rules.
 *
 * @param manifestVersion the version of the format it was written in
 * @param id the package's name
 * @param version the package's version
 * @param metadata what it says for people
 * @param skills the skills inside, at least one, ids unique
 * @param resources shared files it points out
 * @param runtimeRequirements what its skills need to run
 * @param crewxDependency the versions of crewx it needs ({@code dependencies.crewx})
 * @param dependencies the packages it needs, ids unique, never itself
 * @param compatibility where it can be used
 * @param security what it asks for
 * @param installation wishes about installing
 * @param document the document as it was read, unknown fields and all: this is what is written again
 */
public record AppManifest(
        SemanticVersion manifestVersion,
        PackageId id,
        SemanticVersion version,
        PackageMetadata metadata,
        List<SkillEntry> skills,
        List<BundleResource> resources,
        RuntimeRequirements runtimeRequirements,
        Optional<VersionRange> crewxDependency,
        List<PackageDependency> dependencies,
        Compatibility compatibility,
        SecurityDeclaration security,
        Installation installation,
        JsonObject document) {
    /** The version of the format that this code writes. */
    public static final String CURRENT_FORMAT = "1.0.0";

    /** The only {@code packageType} there is. */
    public static final String PACKAGE_TYPE = "skill-bundle";

    /** Copies the lists. */
    public AppManifest {
        skills = List.copyOf(skills);
        resources = List.copyOf(resources);
        dependencies = List.copyOf(dependencies);
    }

    /** The file name of its bundle: {@code <id>-<version>.crewx}, for a scoped one {@code scope-name-<version>.crewx}. */
    public String bundleFileName() {
        return id.bundleFileName(version);
    }
}
