package dev.crewx.http.packages;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.DistTag;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;

/** What stands in paths, read and refused alike on every route. */
final class PathParameters {
    private PathParameters() {}

    static PackageId packageId(String text) {
        try {
            return PackageId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BAD_REQUEST, e.getMessage() + ".");
        }
    }

    static SemanticVersion version(String text) {
        return SemanticVersion.tryParse(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_REQUEST,
                        "Version must follow semantic versioning (1.2.3); \"" + text + "\" does not."));
    }

    static DistTag tag(String text) {
        return DistTag.tryParse(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_REQUEST,
                        "A dist-tag has up to 64 lower-case letters, digits, dots and hyphens, a letter first, and does "
                                + "not read as a version; \"" + text + "\" does not fit."));
    }

    static Username username(String text) {
        return Username.tryParse(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_REQUEST, "\"" + text + "\" is no user name, which is like a-name-2."));
    }

    static ProblemException noSuchPackage(PackageId id) {
        return new ProblemException(ProblemType.PACKAGE_NOT_FOUND, "There is no package \"" + id + "\".");
    }

    static ProblemException noSuchVersion(PackageId id, String selector) {
        return new ProblemException(
                ProblemType.VERSION_NOT_FOUND,
                "Package \"" + id + "\" has no version \"" + selector + "\"; GET /packages/{id}/versions lists them.");
    }
}
