package dev.crewx.http.packages;

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

    static ProblemException noSuchPackage(PackageId id) {
        return new ProblemException(ProblemType.PACKAGE_NOT_FOUND, "There is no package \"" + id + "\".");
    }

    static ProblemException noSuchVersion(PackageId id, String selector) {
        return new ProblemException(
                ProblemType.VERSION_NOT_FOUND,
                "Package \"" + id + "\" has no version \"" + selector + "\"; GET /packages/{id}/versions lists them.");
    }
}
