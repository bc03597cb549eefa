package dev.crewx.application.maintain;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.catalog.VersionMarks;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Yanks, unyanks and deprecates versions. */
public final class MarkVersions {
    private final Maintenance maintenance;

    /** Over these ports. */
    public MarkVersions(Storage storage, PackageSearch search, Clock clock) {
        this.maintenance = new Maintenance(storage, search, clock);
    }

    /**
     * Takes a version out of new resolutions.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult yank(Caller caller, Origin origin, PackageId id, SemanticVersion version) {
        return yanked(new Maintenance.Task(caller, origin, AuditAction.YANK, ""), id, version, true);
    }

    /**
     * Lets a version into new resolutions again.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult unyank(Caller caller, Origin origin, PackageId id, SemanticVersion version) {
        return yanked(new Maintenance.Task(caller, origin, AuditAction.UNYANK, ""), id, version, false);
    }

    private ChangeResult yanked(Maintenance.Task task, PackageId id, SemanticVersion version, boolean yanked) {
        return maintenance.change(
                task,
                id,
                id + "@" + version,
                entry -> entry.decideYanked(
                        task.caller(), version, yanked, maintenance.clock().instant()));
    }

    /**
     * Tells a version's users something instead.
     *
     * @param message what; empty for nothing any more
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public ChangeResult deprecate(
            Caller caller, Origin origin, PackageId id, SemanticVersion version, Optional<String> message) {
        Maintenance.Task task = new Maintenance.Task(caller, origin, AuditAction.DEPRECATE, message.orElse("lifted"));
        String subject = id + "@" + version;
        List<Finding> findings = message.stream()
                .flatMap(text -> deprecationProblem(text).stream())
                .toList();
        if (!findings.isEmpty()) {
            return maintenance.noted(task, id, subject, new ChangeResult.InvalidFields(findings));
        }
        return maintenance.change(
                task,
                id,
                subject,
                entry -> entry.decideDeprecated(
                        caller, version, message, maintenance.clock().instant()));
    }

    /** What is wrong with a deprecation's message, if anything. */
    static Optional<Finding> deprecationProblem(String message) {
        return message.isBlank() || message.length() > VersionMarks.MAX_DEPRECATION
                ? Optional.of(Finding.error(
                                "deprecation-length",
                                new Location("", "/deprecated", 0),
                                "A deprecation's message has 1 to " + VersionMarks.MAX_DEPRECATION
                                        + " characters; leave it out to lift the deprecation")
                        .found(message))
                : Optional.empty();
    }
}
