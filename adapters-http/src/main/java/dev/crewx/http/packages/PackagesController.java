package dev.crewx.http.packages;

import dev.crewx.application.discover.DiscoverPackages;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.DistTag;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.manifest.Person;
import dev.crewx.http.limits.Limit;
import dev.crewx.http.limits.Limited;
import dev.crewx.http.paging.Bounds;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /packages} and {@code /index}: looking packages up. */
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

    @Get("/packages")
    ListResponse<PackageInfoResponse> list(
            @QueryValue(defaultValue = "0") int offset, @QueryValue(defaultValue = "50") int limit) {
        Bounds bounds = Bounds.of(offset, limit);
        Page<DiscoverPackages.Found> page = discover.list(bounds.offset(), bounds.limit());
        List<PackageInfoResponse> items = page.items().stream()
                .flatMap(found -> found.entry().latest().map(latest -> PackageInfoResponse.of(found, latest)).stream())
                .toList();
        return new ListResponse<>(items, page.total(), page.offset(), page.limit());
    }

    @Get("/packages/search")
    @Limited(Limit.SEARCH)
    ListResponse<SearchItemResponse> search(
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue String author,
            @Nullable @QueryValue String category,
            @Nullable @QueryValue String keywords,
            @QueryValue(defaultValue = "0") int offset,
            @QueryValue(defaultValue = "50") int limit) {
        Page<DiscoverPackages.Found> page = discover.search(query(q, author, category, keywords, offset, limit));
        List<SearchItemResponse> items = page.items().stream()
                .flatMap(found -> found.entry().latest().map(latest -> SearchItemResponse.of(found, latest)).stream())
                .toList();
        return new ListResponse<>(items, page.total(), page.offset(), page.limit());
    }

    @Get("/packages/{id}")
    HttpResponse<PackageInfoResponse> info(
            @PathVariable String id, @Nullable @QueryValue String version, HttpRequest<?> request) {
        DiscoverPackages.Found found = require(id);
        PublishedVersion shown = requireVersion(found.entry(), version == null ? DistTag.LATEST.name() : version);
        return documents.answer(request, documents.etag(found), () -> PackageInfoResponse.of(found, shown));
    }

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

    @Get("/packages/{id}/versions/{version}")
    HttpResponse<PackageInfoResponse> version(
            @PathVariable String id, @PathVariable String version, HttpRequest<?> request) {
        DiscoverPackages.Found found = require(id);
        PublishedVersion shown = requireVersion(found.entry(), version);
        return documents.answer(request, documents.etag(found), () -> PackageInfoResponse.of(found, shown));
    }

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

    private static SearchQuery query(
            String text,
            @Nullable String author,
            @Nullable String category,
            @Nullable String keywords,
            int offset,
            int limit) {
        Bounds bounds = Bounds.of(offset, limit);
        List<String> words = keywords == null
                ? List.of()
                : Arrays.stream(keywords.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
        return new SearchQuery(
                text,
                Optional.ofNullable(author),
                Optional.ofNullable(category),
                words,
                bounds.offset(),
                bounds.limit());
    }

    /**
     * A search hit.
     *
     * @param packageId the package
     * @param name its name for people
     * @param description what it is for
     * @param version its latest version
     * @param author who made it
     * @param keywords words to find it by
     * @param downloadCount all its downloads
     * @param updatedAt when it last changed
     * @param score how well it fits, comparable within one search only
     */
    @Introspected
    record SearchItemResponse(
            String packageId,
            String name,
            String description,
            String version,
            @Nullable String author,
            List<String> keywords,
            long downloadCount,
            Instant updatedAt,
            double score) {
        static SearchItemResponse of(DiscoverPackages.Found found, PublishedVersion latest) {
            var metadata = latest.manifest().metadata();
            return new SearchItemResponse(
                    found.entry().id().toString(),
                    metadata.name(),
                    metadata.description(),
                    latest.version().toString(),
                    metadata.author().flatMap(Person::name).orElse(null),
                    latest.marks().keywords(),
                    found.downloads(),
                    found.entry().updatedAt(),
                    found.score());
        }
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
