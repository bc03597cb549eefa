package dev.crewx.http.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.application.maintain.ChangeResult;
import dev.crewx.application.maintain.DeleteVersion;
import dev.crewx.application.maintain.DescribeVersion;
import dev.crewx.application.maintain.MarkVersions;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.http.access.Callers;
import dev.crewx.http.packages.PackagesController.VersionResponse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.util.Optional;

/** {@code /packages/{id}/versions/{version}}: what may change of a version after publishing. */
@Controller("/packages/{id}/versions/{version}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class VersionsController {
    private final MarkVersions marks;
    private final DescribeVersion describe;
    private final DeleteVersion delete;
    private final Callers callers;

    VersionsController(MarkVersions marks, DescribeVersion describe, DeleteVersion delete, Callers callers) {
        this.marks = marks;
        this.describe = describe;
        this.delete = delete;
        this.callers = callers;
    }

    /** Keeps new resolutions from choosing a version; who has it locked still gets it. */
    @Put("/yank")
    VersionResponse yank(
            @PathVariable String id, @PathVariable String version, HttpRequest<?> http, Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        SemanticVersion parsed = PathParameters.version(version);
        return answer(parsed, marks.yank(callers.caller(authentication), Callers.origin(http), packageId, parsed));
    }

    /** Lets resolutions choose a version again. */
    @Put("/unyank")
    VersionResponse unyank(
            @PathVariable String id, @PathVariable String version, HttpRequest<?> http, Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        SemanticVersion parsed = PathParameters.version(version);
        return answer(parsed, marks.unyank(callers.caller(authentication), Callers.origin(http), packageId, parsed));
    }

    /** Tells the users of a version what to use instead. A message that is left out, or null, lifts the deprecation. */
    @Put("/deprecate")
    VersionResponse deprecate(
            @PathVariable String id,
            @PathVariable String version,
            @Body DeprecationRequest request,
            HttpRequest<?> http,
            Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        SemanticVersion parsed = PathParameters.version(version);
        return answer(
                parsed,
                marks.deprecate(
                        callers.caller(authentication),
                        Callers.origin(http),
                        packageId,
                        parsed,
                        Optional.ofNullable(request.message())));
    }

    /** Changes what may change of a version: keywords, homepage, repository, deprecation. */
    @Put("/metadata")
    VersionResponse describe(
            @PathVariable String id,
            @PathVariable String version,
            @Body JsonNode body,
            HttpRequest<?> http,
            Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        SemanticVersion parsed = PathParameters.version(version);
        return answer(
                parsed,
                describe.describe(
                        callers.caller(authentication),
                        Callers.origin(http),
                        packageId,
                        parsed,
                        JsonTrees.object(body)));
    }

    /** Deletes a version for good; its number is never used again. */
    @Delete
    HttpResponse<Void> delete(
            @PathVariable String id,
            @PathVariable String version,
            @QueryValue(defaultValue = "false") boolean force,
            HttpRequest<?> http,
            Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        SemanticVersion parsed = PathParameters.version(version);
        Changes.entry(delete.delete(callers.caller(authentication), Callers.origin(http), packageId, parsed, force));
        return HttpResponse.noContent();
    }

    private static VersionResponse answer(SemanticVersion version, ChangeResult result) {
        var entry = Changes.entry(result);
        return entry.version(version)
                .map(VersionResponse::of)
                .orElseThrow(() -> PathParameters.noSuchVersion(entry.id(), version.toString()));
    }

    /**
     * What a version's users are told instead.
     *
     * @param message the words
     */
    @Introspected
    record DeprecationRequest(@Nullable String message) {}
}
