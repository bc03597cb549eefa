package dev.crewx.http.system;

import dev.crewx.application.audit.ReadAudit;
import dev.crewx.application.stats.SummarizeRegistry;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.access.Callers;
import dev.crewx.http.paging.Bounds;
import dev.crewx.http.paging.ListResponse;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** {@code /registry/stats} and {@code /audit}: what the registry's keepers see. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class KeepersController {
    private final SummarizeRegistry summarize;
    private final ReadAudit readAudit;
    private final Callers callers;

    KeepersController(SummarizeRegistry summarize, ReadAudit readAudit, Callers callers) {
        this.summarize = summarize;
        this.readAudit = readAudit;
        this.callers = callers;
    }

    /** The registry in numbers. */
    @Get("/registry/stats")
    TotalsResponse totals(Authentication authentication) {
        return summarize
                .of(callers.caller(authentication))
                .map(TotalsResponse::of)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_ALLOWED, "The registry's totals are for those with the permission stats."));
    }

    /** What was done by whom, newest first. */
    @Get("/audit")
    ListResponse<AuditResponse> audit(
            @Nullable @QueryValue String actor,
            @Nullable @QueryValue String action,
            @Nullable @QueryValue("package") String packageId,
            @Nullable @QueryValue Instant from,
            @Nullable @QueryValue Instant to,
            @QueryValue(defaultValue = "0") int offset,
            @QueryValue(defaultValue = "50") int limit,
            Authentication authentication) {
        Bounds bounds = Bounds.of(offset, limit);
        AuditQuery query = new AuditQuery(
                Optional.ofNullable(actor),
                Optional.ofNullable(action).map(KeepersController::action),
                Optional.ofNullable(packageId).map(KeepersController::packageId),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                bounds.offset(),
                bounds.limit());
        Page<AuditEvent> page = readAudit
                .read(callers.caller(authentication), query)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_ALLOWED, "The audit trail is for administrators."));
        return ListResponse.of(page.map(AuditResponse::of));
    }

    private static AuditAction action(String text) {
        return AuditAction.tryParse(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.BAD_REQUEST, "There is no action \"" + text + "\", such as publish."));
    }

    private static PackageId packageId(String text) {
        return PackageId.tryParse(text)
                .orElseThrow(() -> new ProblemException(ProblemType.BAD_REQUEST, "\"" + text + "\" is no package id."));
    }

    /**
     * The registry in numbers.
     *
     * @param packages how many packages
     * @param versions how many versions, without deleted ones
     * @param bytes the length of their bundles together
     * @param downloads how many downloads there were
     * @param accounts how many accounts
     */
    @Introspected
    record TotalsResponse(long packages, long versions, long bytes, long downloads, long accounts) {
        static TotalsResponse of(SummarizeRegistry.Summary summary) {
            return new TotalsResponse(
                    summary.packages(), summary.versions(), summary.bytes(), summary.downloads(), summary.accounts());
        }
    }

    /**
     * Something that was done, or tried.
     *
     * @param at when
     * @param actor who
     * @param action what
     * @param packageId the package, where it was one
     * @param subject to what
     * @param address where the request came from
     * @param requestId the request
     * @param outcome what became of it
     * @param detail more
     */
    @Introspected
    record AuditResponse(
            Instant at,
            String actor,
            String action,
            @Nullable String packageId,
            String subject,
            String address,
            String requestId,
            String outcome,
            String detail) {
        static AuditResponse of(AuditEvent event) {
            return new AuditResponse(
                    event.at(),
                    event.actor(),
                    event.action().wireName(),
                    event.packageId().map(PackageId::toString).orElse(null),
                    event.subject(),
                    event.address(),
                    event.requestId(),
                    event.outcome().name().toLowerCase(Locale.ROOT),
                    event.detail());
        }
    }
}
