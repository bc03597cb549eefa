package dev.crewx.application.maintain;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.catalog.DistTag;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;

/** Lets dist-tags name versions. */
public final class TagVersions {
    private final Maintenance maintenance;

    /** Over these ports. */
    public TagVersions(Storage storage, PackageSearch search, Clock clock) {
        this.maintenance = new Maintenance(storage, search, clock);
    }

    /**
     * Lets a tag name a version, whatever it named before.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult set(Caller caller, Origin origin, PackageId id, DistTag tag, SemanticVersion version) {
        return maintenance.change(
                new Maintenance.Task(caller, origin, AuditAction.SET_TAG, version.toString()),
                id,
                id + ":" + tag,
                entry -> entry.decideTagged(
                        caller, tag, version, maintenance.clock().instant()));
    }

    /**
     * Takes a tag away; {@code latest} follows the versions again.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult remove(Caller caller, Origin origin, PackageId id, DistTag tag) {
        return maintenance.change(
                new Maintenance.Task(caller, origin, AuditAction.REMOVE_TAG, ""),
                id,
                id + ":" + tag,
                entry -> entry.decideUntagged(caller, tag, maintenance.clock().instant()));
    }
}
