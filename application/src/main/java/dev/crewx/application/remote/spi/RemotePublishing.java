package dev.crewx.application.remote.spi;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Publishing to a registry somewhere else, and keeping what was published. Refusals and faults are those of
 * {@link RemoteRegistry}. Safe for use by many threads at once.
 */
public interface RemotePublishing {

    /**
     * Publishes a bundle. Publishing the same bytes again does no harm, so it is tried again when the connection breaks.
     *
     * @param sent is told how many bytes have been sent so far, from 0 again at each attempt
     */
    Reply<Published> publish(PackageId id, SemanticVersion version, Path bundle, LongConsumer sent);

    /** Makes new resolutions leave a version out. */
    Reply<Done> yank(PackageId id, SemanticVersion version);

    /** Lets new resolutions use a version again. */
    Reply<Done> unyank(PackageId id, SemanticVersion version);

    /**
     * Says something to everybody who uses a version.
     *
     * @param message the words; empty takes back what was said
     */
    Reply<Done> deprecate(PackageId id, SemanticVersion version, Optional<String> message);

    /**
     * Deletes a version for good; its number can never be used again.
     *
     * @param force also where others depend on it; for administrators
     */
    Reply<Done> delete(PackageId id, SemanticVersion version, boolean force);

    /** Makes a dist-tag name a version. */
    Reply<Done> setTag(PackageId id, String tag, SemanticVersion version);

    /** Removes a dist-tag. */
    Reply<Done> removeTag(PackageId id, String tag);

    /** Who may change a package. */
    Reply<List<String>> owners(PackageId id);

    /** Lets somebody change a package. */
    Reply<Done> addOwner(PackageId id, Username user);

    /** Lets somebody change a package no more. */
    Reply<Done> removeOwner(PackageId id, Username user);

    /** Lets somebody publish under a scope; for administrators. */
    Reply<Done> addScopeOwner(String scope, Username user);

    /** Lets somebody publish under a scope no more; for administrators. */
    Reply<Done> removeScopeOwner(String scope, Username user);

    /**
     * A version that the registry took.
     *
     * @param id the package
     * @param version the version
     * @param digest of its bundle, as the registry computed it
     * @param sizeBytes the bundle's length
     * @param uploadedAt when it was published
     * @param created false when these very bytes were published before
     * @param warnings what the registry found that does not stop a publication
     */
    record Published(
            PackageId id,
            SemanticVersion version,
            Digest digest,
            long sizeBytes,
            Instant uploadedAt,
            boolean created,
            List<String> warnings) {
        /** Copies the warnings. */
        public Published {
            warnings = List.copyOf(warnings);
        }
    }
}
