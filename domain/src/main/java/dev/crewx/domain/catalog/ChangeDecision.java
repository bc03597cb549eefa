package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/** What the rules say of changing a package that is there. */
public sealed interface ChangeDecision {

    /**
     * It may be changed.
     *
     * @param change what to write
     */
    record Accepted(CatalogChange change) implements ChangeDecision {}

    /** What it is that speaks against writing anything. */
    sealed interface Refused extends ChangeDecision {}

    /** It is as it was to become: a retry, harmless. */
    record Unchanged() implements Refused {}

    /**
     * The caller may not do this to the package.
     *
     * @param id the package
     * @param caller who tried
     * @param permission what it takes, besides owning the package
     */
    record NotAllowed(PackageId id, Username caller, Permission permission) implements Refused {}

    /**
     * The caller came by an API key, and this takes an access token.
     *
     * @param id the package
     * @param caller who tried
     */
    record NeedsAccessToken(PackageId id, Username caller) implements Refused {}

    /**
     * The package has no such version, or no more.
     *
     * @param id the package
     * @param version what was asked for
     */
    record NoSuchVersion(PackageId id, SemanticVersion version) implements Refused {}

    /**
     * Something was to change that never does.
     *
     * @param id the package
     * @param version the version
     * @param fields the names of what was to change
     */
    record ImmutableFields(PackageId id, SemanticVersion version, List<String> fields) implements Refused {
        /** Copies the names. */
        public ImmutableFields {
            fields = List.copyOf(fields);
        }
    }

    /**
     * The package has no such dist-tag.
     *
     * @param id the package
     * @param tag what was asked for
     */
    record NoSuchTag(PackageId id, DistTag tag) implements Refused {}

    /**
     * There is no account of that name.
     *
     * @param name the name
     */
    record NoSuchAccount(Username name) implements Refused {}

    /**
     * Without this owner nobody could change the package any more.
     *
     * @param id the package
     * @param owner the only one
     */
    record LastOwner(PackageId id, Username owner) implements Refused {}
}
