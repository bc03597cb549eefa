package dev.crewx.cli.connection;

import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.Optional;

/** Packages as a user writes them: {@code id}, {@code @scope/id}, either with {@code @version} or {@code @range}. */
public final class Specifiers {
    private Specifiers() {}

    /** A package; a {@link CommandFailure} where it is none. */
    public static PackageId packageId(String text) {
        try {
            return PackageId.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.of(FailureType.BAD_PACKAGE_ID, String.valueOf(e.getMessage()));
        }
    }

    /** A package and what stands behind its {@code @}, whatever that is. */
    public static Selected selected(String text) {
        int at = text.indexOf('@', 1);
        return at < 0
                ? new Selected(packageId(text), Optional.empty())
                : new Selected(packageId(text.substring(0, at)), Optional.of(text.substring(at + 1)));
    }

    /** One version of a package; a {@link CommandFailure} where it is none. */
    public static Exact exact(String text) {
        Selected selected = selected(text);
        SemanticVersion version = selected.selector()
                .flatMap(SemanticVersion::tryParse)
                .orElseThrow(() -> CommandFailure.of(
                        FailureType.BAD_VERSION,
                        "\"" + text + "\" names no version; write it like " + selected.id() + "@1.2.0"));
        return new Exact(selected.id(), version);
    }

    /** A package and the versions of it that will do; a {@link CommandFailure} where it is none. */
    public static Requirement requirement(String text) {
        Selected selected = selected(text);
        return new Requirement(selected.id(), selected.selector().map(range -> range(text, range)));
    }

    private static VersionRange range(String whole, String range) {
        try {
            return VersionRange.parse(range);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.of(FailureType.BAD_RANGE, "In \"" + whole + "\": " + e.getMessage());
        }
    }

    /** An account's name; a {@link CommandFailure} where it is none. */
    public static Username username(String text) {
        return Username.tryParse(text)
                .orElseThrow(() -> CommandFailure.of(
                        FailureType.BAD_USERNAME,
                        "\"" + text + "\" is no user name: 1-39 lower-case letters, digits and single hyphens between"
                                + " them."));
    }

    /**
     * A package and a selector.
     *
     * @param id the package
     * @param selector a version, a dist-tag or a range, unread
     */
    public record Selected(PackageId id, Optional<String> selector) {}

    /**
     * One version of a package.
     *
     * @param id the package
     * @param version the version
     */
    public record Exact(PackageId id, SemanticVersion version) {
        /** As a user writes it. */
        @Override
        public String toString() {
            return id + "@" + version;
        }
    }
}
