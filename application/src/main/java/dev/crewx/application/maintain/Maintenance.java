package dev.crewx.application.maintain;

import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.catalog.CatalogWriter;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.ChangeDecision;
import dev.crewx.domain.manifest.PackageId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** What all changes have in common: decide on the package as it stands, write, note. */
final class Maintenance {
    private final CatalogWriter writer;
    private final Auditor auditor;
    private final Clock clock;

    Maintenance(Storage storage, PackageSearch search, Clock clock) {
        this.writer = new CatalogWriter(storage.packages(), storage.downloads(), search);
        this.auditor = new Auditor(storage.audit(), clock);
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** Changes a package as decided and notes it; {@code subject} says what of it. */
    ChangeResult change(Task task, PackageId id, String subject, Function<CatalogEntry, ChangeDecision> decide) {
        return change(task, id, subject, decide, entry -> Optional.empty());
    }

    /** The same where something besides may speak against a change that the rules accept. */
    ChangeResult change(
            Task task,
            PackageId id,
            String subject,
            Function<CatalogEntry, ChangeDecision> decide,
            Function<CatalogEntry, Optional<ChangeResult>> objection) {
        CatalogWriter.Outcome<ChangeResult> outcome = writer.write(
                id,
                entry -> entry.map(current -> decision(current, decide.apply(current), objection))
                        .orElseGet(() -> new CatalogWriter.Refuse<>(new ChangeResult.NoSuchPackage(id))));
        ChangeResult result = switch (outcome) {
            case CatalogWriter.Written<?>(var entry) -> new ChangeResult.Changed(entry);
            case CatalogWriter.Refused<ChangeResult>(var refusal) -> refusal;
            case CatalogWriter.Busy<?> busy -> new ChangeResult.Busy(id);
        };
        return noted(task, id, subject, result);
    }

    private static CatalogWriter.Decision<ChangeResult> decision(
            CatalogEntry entry, ChangeDecision decision, Function<CatalogEntry, Optional<ChangeResult>> objection) {
        return switch (decision) {
            case ChangeDecision.Accepted(var change) ->
                objection
                        .apply(entry)
                        .<CatalogWriter.Decision<ChangeResult>>map(CatalogWriter.Refuse::new)
                        .orElseGet(() -> new CatalogWriter.Write<>(change));
            case ChangeDecision.Refused refused -> new CatalogWriter.Refuse<>(refusal(entry, refused));
        };
    }

    private static ChangeResult refusal(CatalogEntry entry, ChangeDecision.Refused refused) {
        return switch (refused) {
            case ChangeDecision.Unchanged unchanged -> new ChangeResult.Unchanged(entry);
            case ChangeDecision.NotAllowed(var id, var caller, var permission) ->
                new ChangeResult.NotAllowed(id, caller, permission);
            case ChangeDecision.NeedsAccessToken(var id, var caller) -> new ChangeResult.NeedsAccessToken(id, caller);
            case ChangeDecision.NoSuchVersion(var id, var version) -> new ChangeResult.NoSuchVersion(id, version);
            case ChangeDecision.ImmutableFields(var id, var version, var fields) ->
                new ChangeResult.ImmutableFields(id, version, fields);
            case ChangeDecision.NoSuchTag(var id, var tag) -> new ChangeResult.NoSuchTag(id, tag);
            case ChangeDecision.NoSuchAccount(var name) -> new ChangeResult.NoSuchAccount(name);
            case ChangeDecision.LastOwner(var id, var owner) -> new ChangeResult.LastOwner(id, owner);
        };
    }

    /** Notes a result that was come to without writing, and gives it back. */
    ChangeResult noted(Task task, PackageId id, String subject, ChangeResult result) {
        Outcome outcome = switch (result) {
            case ChangeResult.Changed changed -> Outcome.DONE;
            case ChangeResult.Unchanged unchanged -> Outcome.UNCHANGED;
            default -> Outcome.REFUSED;
        };
        Optional<String> refusal = outcome == Outcome.REFUSED ? Optional.of(reason(result)) : Optional.empty();
        auditor.note(
                task.caller().name(),
                task.origin(),
                task.action(),
                id,
                subject,
                outcome,
                refusal.orElse(task.detail()));
        return result;
    }

    private static String reason(ChangeResult result) {
        return switch (result) {
            case ChangeResult.Changed changed -> "";
            case ChangeResult.Unchanged unchanged -> "";
            case ChangeResult.NoSuchPackage missing -> "no such package";
            case ChangeResult.NoSuchVersion missing -> "no such version";
            case ChangeResult.NoSuchTag missing -> "no such tag";
            case ChangeResult.NoSuchAccount missing -> "no such account";
            case ChangeResult.NotAllowed notAllowed -> "not allowed";
            case ChangeResult.NeedsAccessToken needs -> "needs an access token";
            case ChangeResult.LastOwner last -> "the last owner";
            case ChangeResult.HasDependents dependents -> "others require it";
            case ChangeResult.ForceNotAllowed notAllowed -> "only an administrator forces it";
            case ChangeResult.ImmutableFields fields -> "never changes: " + String.join(", ", fields.fields());
            case ChangeResult.InvalidFields fields -> "invalid fields";
            case ChangeResult.Busy busy -> "busy";
        };
    }

    /**
     * What somebody is about to do.
     *
     * @param caller who
     * @param origin where the request comes from
     * @param action what
     * @param detail what the audit trail says of it when it is done; may be empty
     */
    record Task(Caller caller, Origin origin, AuditAction action, String detail) {}
}
