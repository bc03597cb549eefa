package dev.crewx.application.install;

import dev.crewx.application.remote.spi.Reply;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.ResolutionOutcome;
import dev.crewx.domain.version.SemanticVersion;
import java.nio.file.Path;
import java.util.List;

/** What became of an install. In every case but the first the project is as it was. */
public sealed interface InstallResult {

    /**
     * Everything is in place.
     *
     * @param packages what the project uses now, dependencies before dependents
     * @param removed what it used before and does not need any more
     * @param warnings what the user should know
     */
    record Installed(List<InstalledPackage> packages, List<PackageId> removed, List<String> warnings)
            implements InstallResult {
        /** Copies the lists. */
        public Installed {
            packages = List.copyOf(packages);
            removed = List.copyOf(removed);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A package the project uses.
     *
     * @param id the package
     * @param version the version
     * @param location where its files are
     * @param requested whether the project asks for it itself
     * @param fresh whether this install put it there
     */
    record InstalledPackage(PackageId id, SemanticVersion version, Path location, boolean requested, boolean fresh) {}

    /**
     * The registry has no such package.
     *
     * @param id what was asked for
     */
    record NoSuchPackage(PackageId id) implements InstallResult {}

    /**
     * The requirements have no common solution.
     *
     * @param conflict why, and what would help
     */
    record Conflict(ResolutionOutcome.Conflict conflict) implements InstallResult {}

    /**
     * Packages require each other in a circle.
     *
     * @param messages the circles
     */
    record Cycle(List<String> messages) implements InstallResult {
        /** Copies the messages. */
        public Cycle {
            messages = List.copyOf(messages);
        }
    }

    /**
     * No solution was found in the time there was.
     *
     * @param message what is known so far
     */
    record TookTooLong(String message) implements InstallResult {}

    /**
     * The bytes that came are not those the registry's index names.
     *
     * @param id the package
     * @param version the version
     * @param expected the digest of the index or the lock
     * @param found the digest of what came
     */
    record WrongDigest(PackageId id, SemanticVersion version, Digest expected, Digest found) implements InstallResult {}

    /**
     * A bundle breaks the rules.
     *
     * @param id the package
     * @param version the version
     * @param findings which
     */
    record BadBundle(PackageId id, SemanticVersion version, List<Finding> findings) implements InstallResult {
        /** Copies the findings. */
        public BadBundle {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The registry refused a download.
     *
     * @param id the package
     * @param refused its words
     */
    record DownloadRefused(PackageId id, Reply.Refused<Long> refused) implements InstallResult {}
}
