package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;

/** What the rules say of publishing one version. */
public sealed interface PublishDecision {

    /**
     * It may be published.
     *
     * @param change what to write
     */
    record Accepted(CatalogChange change) implements PublishDecision {}

    /**
     * These very bytes are published under this version already: a retry, harmless.
     *
     * @param version the version as it stands
     */
    record AlreadyPublished(PublishedVersion version) implements PublishDecision {}

    /**
     * Other bytes are published under this version, and a published version never changes.
     *
     * @param id the package
     * @param existing the version as it stands
     * @param offered the digest of the bytes that were refused
     */
    record VersionExists(PackageId id, PublishedVersion existing, Digest offered) implements PublishDecision {}

    /**
     * The caller may not publish under this name.
     *
     * @param id the package
     * @param caller who tried
     */
    record NotAllowed(PackageId id, Username caller) implements PublishDecision {}
}
