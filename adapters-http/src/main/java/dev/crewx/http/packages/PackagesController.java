package dev.crewx.http.packages;

import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.DistTag;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.paging.ListResponse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.List;

/** {@code /packages/{id}} and {@code /index}: looking packages up. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class PackagesController {
    private final DiscoverPackages discover;
    private final Documents documents;

    PackagesController(DiscoverPackages discover, Documents documents) {
        this.discover = discover;
        this.documents = documents;
    }

    /** A package and its latest version, or the version that is named. */
    @Get("/packages/{id}")
    HttpResponse<PackageInfoResponse> info(
            @PathVariable String id, @Nullable @QueryValue String version, HttpRequest<?> request) {
        DiscoverPackages.Found found = require(id);
        PublishedVersion shown = requireVersion(found.entry(), version == null ? DistTag.LATEST.name() : version);
        return documents.answer(request, documents.etag(found), () -> PackageInfoResponse.of(found, shown));
    }

    /** All versions of a package, highest precedence first. */
    @Get("/packages/{id}/versions")
    HttpResponse<ListResponse<VersionResponse>> versions(@PathVariable String id, HttpRequest<?> request) {
        CatalogEntry entry = requireEntry(id);
        return documents.answer(request, documents.etag(entry), () -> versions(entry));
    }

    static ListResponse<VersionResponse> versions(CatalogEntry entry) {
        List<VersionResponse> all =
                entry.versions().stream().map(VersionResponse::of).toList();
        return ListResponse.of(all);
    }

    /** Everything about one version. */
    @Get("/packages/{id}/versions/{version}")
    HttpResponse<PackageInfoResponse> version(
            @PathVariable String id, @PathVariable String version, HttpRequest<?> request) {
        DiscoverPackages.Found found = require(id);
        PublishedVersion shown = requireVersion(found.entry(), version);
        return documents.answer(request, documents.etag(found), () -> PackageInfoResponse.of(found, shown));
    }

    /** What a client resolves and installs from, in short. */
    @Get("/index/{id}")
    HttpResponse<IndexResponse> index(@PathVariable String id, HttpRequest<?> request) {
        CatalogEntry entry = requireEntry(id);
        return documents.answer(request, documents.etag(entry), () -> IndexResponse.of(entry.index()));
    }

    private CatalogEntry requireEntry(String id) {
        PackageId parsed = PathParameters.packageId(id);
        return discover.entry(parsed).orElseThrow(() -> PathParameters.noSuchPackage(parsed));
    }

    private DiscoverPackages.Found require(String id) {
        PackageId parsed = PathParameters.packageId(id);
        return discover.find(parsed).orElseThrow(() -> PathParameters.noSuchPackage(parsed));
    }

    private static PublishedVersion requireVersion(CatalogEntry entry, String selector) {
        return entry.select(selector).orElseThrow(() -> PathParameters.noSuchVersion(entry.id(), selector));
    }

    /**
     * A version in a list of versions.
     *
     * @param version the version
     * @param checksum the bundle's digest
     * @param size the bundle's length in bytes
     * @param publishedAt when it was published
     * @param yanked whether new resolutions leave it out
     * @param deprecated what its users are told instead
     */
    @Introspected
    record VersionResponse(
            String version,
            String checksum,
            long size,
            Instant publishedAt,
            boolean yanked,
            @Nullable String deprecated) {
        static VersionResponse of(PublishedVersion version) {
            return new VersionResponse(
                    version.version().toString(),
                    version.digest().toString(),
                    version.sizeBytes(),
                    version.publishedAt(),
                    version.yanked(),
                    version.deprecation().orElse(null));
        }
    }
}
