package dev.crewx.runtime;

import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.nio.file.Path;

/**
 * A package on disk: an unpacked bundle.
 *
 * @param folder where its manifest lies
 * @param manifest what it declares
 */
public record SkillPackage(Path folder, AppManifest manifest) {

    /** Which package. */
    public PackageId id() {
        return manifest.id();
    }

    /** Which version of it. */
    public SemanticVersion version() {
        return manifest.version();
    }

    @Override
    public String toString() {
        return id() + "@" + version();
    }
}
