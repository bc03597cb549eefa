package dev.crewx.cli.registry;

import dev.crewx.application.install.InstallPackages.Requirement;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.VersionRange;
import java.util.Optional;

/** Packages as a user writes them: {@code id}, {@code @scope/id}, either with {@code @range}. */
final class Specifiers {
    private Specifiers() {}

    static PackageId packageId(String text) {
        try {
            return PackageId.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.of(FailureType.BAD_PACKAGE_ID, String.valueOf(e.getMessage()));
        }
    }

    static Requirement requirement(String text) {
        int at = text.indexOf('@', 1);
        if (at < 0) {
            return new Requirement(packageId(text), Optional.empty());
        }
        try {
            return new Requirement(
                    packageId(text.substring(0, at)), Optional.of(VersionRange.parse(text.substring(at + 1))));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.of(FailureType.BAD_RANGE, "In \"" + text + "\": " + e.getMessage());
        }
    }
}
