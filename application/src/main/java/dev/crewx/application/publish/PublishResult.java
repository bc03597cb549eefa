package dev.crewx.application.publish;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.catalog.Tombstone;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/** What became of publishing a bundle. In every case but the first nothing changed. */
public sealed interface PublishResult {

    /**
     * The version is there for everybody.
     *
     * @param id the package
     * @param version as published
     * @param warnings what its publisher should know: what the checks found, and dependencies that do not exist yet
     */
    record Published(PackageId id, PublishedVersion version, List<Finding> warnings) implements PublishResult {
        /** Copies the warnings. */
        public Published {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * These very bytes were published before: a retry, harmless.
     *
     * @param id the package
     * @param version as it stands
     */
    record AlreadyPublished(PackageId id, PublishedVersion version) implements PublishResult {}

    /**
     * Other bytes are published under this version.
     *
     * @param id the package
     * @param existing the version as it stands
     * @param offered the digest of the refused bytes
     */
    record VersionExists(PackageId id, PublishedVersion existing, Digest offered) implements PublishResult {}

    /**
     * The version was deleted, and its number cannot be used again.
     *
     * @param id the package
     * @param tombstone what stays of the version
     */
    record VersionDeleted(PackageId id, Tombstone tombstone) implements PublishResult {}

    /**
     * The id is free but looks like that of another package.
     *
     * @param id the package
     * @param existing the other one
     */
    record LooksLike(PackageId id, PackageId existing) implements PublishResult {}

    /**
     * Skills of the bundle are meant for their owner only, and this registry takes none such.
     *
     * @param id the package
     * @param skills the ids of these skills
     */
    record PrivateSkills(PackageId id, List<String> skills) implements PublishResult {
        /** Copies the list. */
        public PrivateSkills {
            skills = List.copyOf(skills);
        }
    }

    /**
     * The version would depend on itself through the newest versions of others.
     *
     * @param id the package
     * @param way from the package back to it, both ends included
     */
    record DependsOnItself(PackageId id, List<PackageId> way) implements PublishResult {
        /** Copies the way. */
        public DependsOnItself {
            way = List.copyOf(way);
        }
    }

    /**
     * The caller may not publish under this name.
     *
     * @param id the package
     * @param caller who tried
     */
    record NotAllowed(PackageId id, Username caller) implements PublishResult {}

    /**
     * The archive or its manifest breaks the rules.
     *
     * @param findings all that was found
     */
    record InvalidBundle(List<Finding> findings) implements PublishResult {
        /** Copies the findings. */
        public InvalidBundle {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The bundle is longer than it may be; the rest was not read.
     *
     * @param limit how many bytes it may have
     */
    record BundleTooLarge(long limit) implements PublishResult {}

    /**
     * The bundle declares another package or version than it is to be published as.
     *
     * @param id the package of the request
     * @param version the version of the request
     * @param declaredId the package of the manifest
     * @param declaredVersion the version of the manifest
     */
    record ManifestMismatch(
            PackageId id, SemanticVersion version, PackageId declaredId, SemanticVersion declaredVersion)
            implements PublishResult {}

    /**
     * Others changed the package again and again in the meantime; try later.
     *
     * @param id the package
     */
    record Busy(PackageId id) implements PublishResult {}
}
