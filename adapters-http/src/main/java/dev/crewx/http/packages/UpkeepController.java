package dev.crewx.http.packages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.application.maintain.ChangeOwners;
import dev.crewx.application.maintain.TagVersions;
import dev.crewx.application.publish.ConfirmManifest;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.DistTag;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.http.access.Callers;
import dev.crewx.http.paging.ListResponse;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** {@code /packages/{id}}: its dist-tags and owners, and confirming what was published. */
@Controller("/packages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class UpkeepController {
    private final TagVersions tags;
    private final ChangeOwners owners;
    private final ConfirmManifest confirm;
    private final DiscoverPackages discover;
    private final Callers callers;

    UpkeepController(
            TagVersions tags,
            ChangeOwners owners,
            ConfirmManifest confirm,
            DiscoverPackages discover,
            Callers callers) {
        this.tags = tags;
        this.owners = owners;
        this.confirm = confirm;
        this.discover = discover;
        this.callers = callers;
    }

    /** Makes a dist-tag name a version. */
    @Put("/{id}/dist-tags/{tag}")
    TagsResponse tag(
            @PathVariable String id,
            @PathVariable String tag,
            @Body TagRequest request,
            HttpRequest<?> http,
            Authentication authentication) {
        if (request.version() == null) {
            throw new ProblemException(ProblemType.BAD_REQUEST, "A dist-tag needs the version that it is to name.");
        }
        PackageId packageId = PathParameters.packageId(id);
        DistTag parsed = PathParameters.tag(tag);
        SemanticVersion version = PathParameters.version(request.version());
        return TagsResponse.of(Changes.entry(
                tags.set(callers.caller(authentication), Callers.origin(http), packageId, parsed, version)));
    }

    /** Takes a dist-tag away. */
    @Delete("/{id}/dist-tags/{tag}")
    TagsResponse untag(
            @PathVariable String id, @PathVariable String tag, HttpRequest<?> http, Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        DistTag parsed = PathParameters.tag(tag);
        return TagsResponse.of(
                Changes.entry(tags.remove(callers.caller(authentication), Callers.origin(http), packageId, parsed)));
    }

    /** The owners of a package. For all: a package's description names them too. */
    @Get("/{id}/owners")
    @Secured(SecurityRule.IS_ANONYMOUS)
    ListResponse<String> owners(@PathVariable String id) {
        PackageId packageId = PathParameters.packageId(id);
        return owners(discover.find(packageId)
                .orElseThrow(() -> PathParameters.noSuchPackage(packageId))
                .entry());
    }

    /** Makes somebody an owner of a package. */
    @Put("/{id}/owners/{user}")
    ListResponse<String> addOwner(
            @PathVariable String id, @PathVariable String user, HttpRequest<?> http, Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        Username name = PathParameters.username(user);
        return owners(Changes.entry(owners.add(callers.caller(authentication), Callers.origin(http), packageId, name)));
    }

    /** Makes an owner of a package none any more. */
    @Delete("/{id}/owners/{user}")
    ListResponse<String> removeOwner(
            @PathVariable String id, @PathVariable String user, HttpRequest<?> http, Authentication authentication) {
        PackageId packageId = PathParameters.packageId(id);
        Username name = PathParameters.username(user);
        return owners(
                Changes.entry(owners.remove(callers.caller(authentication), Callers.origin(http), packageId, name)));
    }

    private static ListResponse<String> owners(CatalogEntry entry) {
        return ListResponse.of(entry.owners().stream().map(Username::value).toList());
    }

    /** Compares a manifest with the one inside the bundle that was published; stores nothing of it. */
    @Post("/register")
    RegisteredResponse register(@Body JsonNode manifest, Authentication authentication) {
        return switch (confirm.confirm(callers.caller(authentication), JsonTrees.object(manifest))) {
            case ConfirmManifest.Confirmed(var id, var version) ->
                new RegisteredResponse(id.toString(), version.version().toString(), version.publishedAt());
            case ConfirmManifest.Differs(var id, var version) ->
                throw new ProblemException(
                        ProblemType.MANIFEST_DIFFERS,
                        "The bundle of " + id + "@" + version.version() + " holds another manifest, and never changes. "
                                + "Publish this one in a bundle of a new version.");
            case ConfirmManifest.NothingPublished(var id, var version) ->
                throw PathParameters.noSuchVersion(id, version.toString());
            case ConfirmManifest.NotAllowed(var id, var caller) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED, "\"" + caller + "\" may not publish \"" + id + "\".");
            case ConfirmManifest.Invalid(var findings) -> throw Changes.invalid(ProblemType.INVALID_FIELD, findings);
        };
    }

    /**
     * The version a dist-tag is to name.
     *
     * @param version the version
     */
    @Introspected
    record TagRequest(@Nullable String version) {}

    /**
     * A package's dist-tags.
     *
     * @param distTags the version that each of them names
     */
    @Introspected
    record TagsResponse(Map<String, String> distTags) {
        static TagsResponse of(CatalogEntry entry) {
            Map<String, String> tags = new TreeMap<>();
            entry.distTags().forEach((tag, version) -> tags.put(tag, version.toString()));
            return new TagsResponse(tags);
        }
    }

    /**
     * A version whose metadata are confirmed.
     *
     * @param packageId the package
     * @param version the version
     * @param registeredAt when it was published
     */
    @Introspected
    record RegisteredResponse(String packageId, String version, Instant registeredAt) {}
}
