package dev.crewx.application.maintain;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.Tombstone;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes a version for good: its bytes go, its number stays used. */
public final class DeleteVersion {
    /** How many dependents are named at the most. */
    static final int NAMED = 20;

    private static final int AT_ONCE = 200;

    private final Maintenance maintenance;
    private final PackageIndex packages;
    private final BlobStore blobs;

    /** Over these ports. */
    public DeleteVersion(Storage storage, PackageSearch search, Clock clock) {
        this.maintenance = new Maintenance(storage, search, clock);
        this.packages = storage.packages();
        this.blobs = storage.blobs();
    }

    /**
     * Deletes a version that nobody requires.
     *
     * @param force whether to delete it also when others require it; for administrators
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails; the version may be deleted then,
     *     and deleting it again makes sure of its bytes
     */
    public ChangeResult delete(Caller caller, Origin origin, PackageId id, SemanticVersion version, boolean force) {
        Maintenance.Task task =
                new Maintenance.Task(caller, origin, AuditAction.DELETE, force ? "whoever requires it" : "");
        ChangeResult result = maintenance.change(
                task,
                id,
                id + "@" + version,
                entry ->
                        entry.decideDeleted(caller, version, maintenance.clock().instant()),
                entry -> force ? refusedForce(caller, id) : refusedForDependents(id, version));
        switch (result) {
            case ChangeResult.Changed(CatalogEntry entry) -> removeBytes(entry, version);
            case ChangeResult.Unchanged(CatalogEntry entry) -> removeBytes(entry, version);
            default -> {}
        }
        return result;
    }

    private static Optional<ChangeResult> refusedForce(Caller caller, PackageId id) {
        return caller.isAdmin() ? Optional.empty() : Optional.of(new ChangeResult.ForceNotAllowed(id, caller.name()));
    }

    private Optional<ChangeResult> refusedForDependents(PackageId id, SemanticVersion version) {
        List<PackageId> found = new ArrayList<>();
        Page<PackageId> page;
        int offset = 0;
        do {
            page = packages.dependents(id, offset, AT_ONCE);
            for (PackageId dependent : page.items()) {
                if (packages.find(dependent)
                        .filter(entry -> takes(entry, id, version))
                        .isPresent()) {
                    found.add(dependent);
                }
            }
            offset += AT_ONCE;
        } while (offset < page.total() && found.size() <= NAMED);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangeResult.HasDependents(
                        id, version, found.stream().limit(NAMED).toList(), found.size() > NAMED));
    }

    private static boolean takes(CatalogEntry dependent, PackageId id, SemanticVersion version) {
        return dependent.versions().stream()
                .flatMap(published -> published.manifest().dependencies().stream())
                .anyMatch(dependency ->
                        dependency.id().equals(id) && dependency.range().contains(version));
    }

    private void removeBytes(CatalogEntry entry, SemanticVersion version) {
        // A bundle names its version, so no other version has these bytes.
        entry.tombstone(version).map(Tombstone::digest).ifPresent(digest -> blobs.remove(digest, Instant.MAX));
    }
}
