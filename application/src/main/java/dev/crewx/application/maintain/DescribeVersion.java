package dev.crewx.application.maintain;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.catalog.VersionDescription;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;

/** Describes a published version anew, as far as that may be: keywords, homepage, repository, deprecation. */
public final class DescribeVersion {
    private final Maintenance maintenance;

    /** Over these ports. */
    public DescribeVersion(Storage storage, PackageSearch search, Clock clock) {
        this.maintenance = new Maintenance(storage, search, clock);
    }

    /**
     * Sets what the fields say; what they do not name stays. A field that never changes is let pass where it says what
     * the version says, and one that nobody knows is passed over.
     *
     * @param fields {@code keywords}, {@code homepage}, {@code repository}, {@code deprecated}; {@code null} takes away
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult describe(
            Caller caller, Origin origin, PackageId id, SemanticVersion version, JsonObject fields) {
        Maintenance.Task task = new Maintenance.Task(
                caller,
                origin,
                AuditAction.DESCRIBE,
                String.join(", ", fields.members().keySet()));
        String subject = id + "@" + version;
        VersionDescription description = VersionDescription.read(fields);
        if (!description.findings().isEmpty()) {
            return maintenance.noted(task, id, subject, new ChangeResult.InvalidFields(description.findings()));
        }
        return maintenance.change(
                task,
                id,
                subject,
                entry -> entry.decideDescribed(
                        caller, version, description, maintenance.clock().instant()));
    }
}
