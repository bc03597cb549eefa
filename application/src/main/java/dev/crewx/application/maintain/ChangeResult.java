package dev.crewx.application.maintain;

import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.DistTag;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/** What became of changing a package. In every case but the first nothing changed. */
public sealed interface ChangeResult {

    /**
     * It has changed, for everybody.
     *
     * @param entry the package as it is now
     */
    record Changed(CatalogEntry entry) implements ChangeResult {}

    /**
     * It was so already: a retry, harmless.
     *
     * @param entry the package as it is
     */
    record Unchanged(CatalogEntry entry) implements ChangeResult {}

    /**
     * Nothing of that name was published.
     *
     * @param id the name
     */
    record NoSuchPackage(PackageId id) implements ChangeResult {}

    /**
     * The package has no such version, or no more.
     *
     * @param id the package
     * @param version what was asked for
     */
    record NoSuchVersion(PackageId id, SemanticVersion version) implements ChangeResult {}

    /**
     * The package has no such dist-tag.
     *
     * @param id the package
     * @param tag what was asked for
     */
    record NoSuchTag(PackageId id, DistTag tag) implements ChangeResult {}

    /**
     * There is no account of that name.
     *
     * @param name the name
     */
    record NoSuchAccount(Username name) implements ChangeResult {}

    /**
     * The caller may not do this to the package.
     *
     * @param id the package
     * @param caller who tried
     * @param permission what it takes, besides owning the package
     */
    record NotAllowed(PackageId id, Username caller, Permission permission) implements ChangeResult {}

    /**
     * The caller came by an API key, and this takes an access token.
     *
     * @param id the package
     * @param caller who tried
     */
    record NeedsAccessToken(PackageId id, Username caller) implements ChangeResult {}

    /**
     * Without this owner nobody could change the package any more.
     *
     * @param id the package
     * @param owner the only one
     */
    record LastOwner(PackageId id, Username owner) implements ChangeResult {}

    /**
     * Others require the version that was to be deleted.
     *
     * @param id the package
     * @param version the version
     * @param dependents some of those who do
     * @param more whether there are others besides
     */
    record HasDependents(PackageId id, SemanticVersion version, List<PackageId> dependents, boolean more)
            implements ChangeResult {
        /** Copies the list. */
        public HasDependents {
            dependents = List.copyOf(dependents);
        }
    }

    /**
     * Only an administrator deletes what others require.
     *
     * @param id the package
     * @param caller who tried
     */
    record ForceNotAllowed(PackageId id, Username caller) implements ChangeResult {}

    /**
     * Something was to change that never does.
     *
     * @param id the package
     * @param version the version
     * @param fields the names of what was to change
     */
    record ImmutableFields(PackageId id, SemanticVersion version, List<String> fields) implements ChangeResult {
        /** Copies the names. */
        public ImmutableFields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What was given breaks rules.
     *
     * @param findings all that was found
     */
    record InvalidFields(List<Finding> findings) implements ChangeResult {
        /** Copies the findings. */
        public InvalidFields {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Others changed the package again and again in the meantime; try later.
     *
     * @param id the package
     */
    record Busy(PackageId id) implements ChangeResult {}
}
