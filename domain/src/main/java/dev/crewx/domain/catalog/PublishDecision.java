package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;

/** What the rules say of publishing one version. */
public sealed interface PublishDecision {

    /**
     * It may be published.
     *
     * @param change what to write
     */
    record Accepted(CatalogChange change) implements PublishDecision {}

    /** What it is that speaks against writing anything. */
    sealed interface Refused extends PublishDecision {}

    /**
     * These very bytes are published under this version already: a retry, harmless.
     *
     * @param version the version as it stands
     */
    record AlreadyPublished(PublishedVersion version) implements Refused {}

    /**
     * Other bytes are published under this version, and a published version never changes.
     *
     * @param id the package
     * @param existing the version as it stands
     * @param offered the digest of the bytes that were refused
     */
    record VersionExists(PackageId id, PublishedVersion existing, Digest offered) implements Refused {}

    /**
     * The version was deleted, and its number cannot be used again.
     *
     * @param id the package
     * @param tombstone what stays of the version
     */
    record VersionDeleted(PackageId id, Tombstone tombstone) implements Refused {}

    /**
     * The id is free but looks like that of another package.
     *
     * @param id the package
     * @param existing the other one
     */
    record LooksLike(PackageId id, PackageId existing) implements Refused {}

    /**
     * Skills of the bundle are meant for their owner only, and this registry takes none such.
     *
     * @param id the package
     * @param skills the ids of these skills
     */
    record PrivateSkills(PackageId id, List<String> skills) implements Refused {
        /** Copies the list. */
        public PrivateSkills {
            skills = List.copyOf(skills);
        }
    }

    /**
     * The caller may not publish under this name.
     *
     * @param id the package
     * @param caller who tried
     */
    record NotAllowed(PackageId id, Username caller) implements Refused {}
}
