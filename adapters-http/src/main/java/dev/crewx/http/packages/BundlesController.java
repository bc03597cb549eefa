package dev.crewx.http.packages;

import dev.crewx.application.download.DownloadBundle;
import dev.crewx.application.publish.PublishPackage;
import dev.crewx.application.publish.PublishResult;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.http.access.Callers;
import dev.crewx.http.exchange.Answer;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.Limited;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /packages/{id}/versions/{version}}: bundles in and out. */
@Controller("/packages/{id}/versions/{version}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BundlesController {
    private final PublishPackage publishPackage;
    private final DownloadBundle downloadBundle;
    private final Bundles bundles;
    private final Callers callers;

    BundlesController(PublishPackage publishPackage, DownloadBundle downloadBundle, Bundles bundles, Callers callers) {
        this.publishPackage = publishPackage;
        this.downloadBundle = downloadBundle;
        this.bundles = bundles;
        this.callers = callers;
    }

    /** Publishes a bundle as a version. The same bytes again do no harm. */
    @Post
    @Limited(Limit.PUBLISH)
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    HttpResponse<PublishedResponse> publish(
            @PathVariable String id,
            @PathVariable String version,
            ServerHttpRequest<?> request,
            Authentication authentication)
            throws IOException {
        PackageId packageId = PathParameters.packageId(id);
        SemanticVersion parsed = PathParameters.version(version);
        try (CloseableByteBody body = request.byteBody().move();
                InputStream bytes = body.toInputStream()) {
            return answer(publishPackage.publish(
                    callers.caller(authentication), Callers.origin(request), packageId, parsed, bytes));
        }
    }

    private static HttpResponse<PublishedResponse> answer(PublishResult result) {
        return switch (result) {
            case PublishResult.Published(var id, var version, var warnings) ->
                HttpResponse.created(PublishedResponse.of(id, version, warnings));
            case PublishResult.AlreadyPublished(var id, var version) ->
                HttpResponse.ok(PublishedResponse.of(id, version, List.of()));
            case PublishResult.VersionExists(var id, var existing, var offered) ->
                throw new ProblemException(
                        ProblemType.VERSION_EXISTS,
                        id + "@" + existing.version() + " is published with the content " + existing.digest()
                                + " and never changes; this bundle is " + offered + ". Publish it as a new version.");
            case PublishResult.VersionDeleted(var id, var tombstone) ->
                throw new ProblemException(
                        ProblemType.VERSION_DELETED,
                        id + "@" + tombstone.version() + " was deleted at " + tombstone.deletedAt()
                                + ", and its number cannot be used again. Publish it as a new version.");
            case PublishResult.LooksLike(var id, var existing) ->
                throw new ProblemException(
                        ProblemType.LOOK_ALIKE_NAME,
                        "\"" + id + "\" is free, but looks like \"" + existing + "\", which is published.");
            case PublishResult.PrivateSkills(var id, var skills) ->
                throw new ProblemException(
                        ProblemType.PRIVATE_SKILL,
                        "In \"" + id + "\" these skills have the visibility \"private\", and this registry takes none "
                                + "such: " + String.join(", ", skills) + ".");
            case PublishResult.DependsOnItself(var id, var way) ->
                throw new ProblemException(
                        ProblemType.DEPENDENCY_CYCLE,
                        "circular dependency detected: "
                                + way.stream().map(PackageId::toString).collect(Collectors.joining(" → ")));
            case PublishResult.NotAllowed(var id, var caller) ->
                throw new ProblemException(
                        ProblemType.NOT_ALLOWED,
                        "\"" + caller + "\" may not publish \"" + id
                                + "\" here: it takes an owner, and the permission publish.");
            case PublishResult.InvalidBundle(var findings) ->
                throw Changes.invalid(ProblemType.INVALID_BUNDLE, findings);
            case PublishResult.BundleTooLarge(long limit) ->
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "A bundle has at most " + limit + " bytes; this one has more.");
            case PublishResult.ManifestMismatch(var id, var version, var declaredId, var declaredVersion) ->
                throw new ProblemException(
                        ProblemType.MANIFEST_MISMATCH,
                        "The path says " + id + "@" + version + ", the bundle's manifest " + declaredId + "@"
                                + declaredVersion + ".");
            case PublishResult.Busy(var id) ->
                throw new ProblemException(
                        ProblemType.BUSY, "Others are changing \"" + id + "\" at this moment; try again.");
        };
    }

    /** A version's bundle. The version is an exact one, a dist-tag or a range. */
    @Get("/download")
    @Produces(MediaType.ALL)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> download(@PathVariable String id, @PathVariable String version, HttpRequest<?> request) {
        return switch (downloadBundle.find(PathParameters.packageId(id), version)) {
            case DownloadBundle.Found(var found, boolean exact) ->
                send(bundles.answer(found, exact, conditions(request.getHeaders())), request);
            case DownloadBundle.NoSuchPackage(var missing) -> throw PathParameters.noSuchPackage(missing);
            case DownloadBundle.NoSuchVersion(var owner, var selector) ->
                throw PathParameters.noSuchVersion(owner, selector);
        };
    }

    private static Conditions conditions(HttpHeaders headers) {
        return new Conditions(
                headers.get(HttpHeaders.IF_NONE_MATCH),
                headers.get(HttpHeaders.RANGE),
                headers.get(HttpHeaders.IF_RANGE));
    }

    /** Gives the head, and lets the edge send the bundle. */
    private static HttpResponse<?> send(Answer answer, HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        boolean whole = request.getMethod() == HttpMethod.GET;
        if (answer.bundle() != null) {
            exchange.send(answer.bundle());
        }
        if (answer.whenSent() != null && whole) {
            exchange.whenSent(answer.whenSent());
        }
        MutableHttpResponse<?> response =
                HttpResponse.status(answer.status().code(), answer.status().reasonPhrase());
        answer.headers().forEach(header -> response.header(header.getKey(), header.getValue()));
        return response;
    }

    /**
     * A version that was published.
     *
     * @param packageId the package
     * @param version the version
     * @param size the bundle's length in bytes
     * @param checksum the bundle's digest
     * @param uploadedAt when it was published
     * @param warnings what its publisher should know
     */
    @Introspected
    record PublishedResponse(
            String packageId,
            String version,
            long size,
            String checksum,
            Instant uploadedAt,
            List<WarningResponse> warnings) {
        static PublishedResponse of(PackageId id, PublishedVersion version, List<Finding> warnings) {
            return new PublishedResponse(
                    id.toString(),
                    version.version().toString(),
                    version.sizeBytes(),
                    version.digest().toString(),
                    version.publishedAt(),
                    warnings.stream().map(WarningResponse::of).toList());
        }
    }
}
