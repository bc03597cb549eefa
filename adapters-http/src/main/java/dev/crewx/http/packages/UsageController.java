package dev.crewx.http.packages;

import dev.crewx.application.discover.FindDependents;
import dev.crewx.application.discover.FindPopular;
import dev.crewx.application.stats.SummarizeDownloads;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.http.packages.SearchResponse.SearchItemResponse;
import dev.crewx.http.paging.Bounds;
import dev.crewx.http.paging.ListResponse;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/** {@code /packages}: who requires a package, and how often it is downloaded. */
@Controller("/packages")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class UsageController {
    private final FindDependents dependents;
    private final SummarizeDownloads downloads;
    private final FindPopular popular;

    UsageController(FindDependents dependents, SummarizeDownloads downloads, FindPopular popular) {
        this.dependents = dependents;
        this.downloads = downloads;
        this.popular = popular;
    }

    /** The packages that require a package. */
    @Get("/{id}/dependents")
    ListResponse<DependentResponse> dependents(
            @PathVariable String id,
            @QueryValue(defaultValue = "0") int offset,
            @QueryValue(defaultValue = "50") int limit) {
        PackageId packageId = PathParameters.packageId(id);
        Bounds bounds = Bounds.of(offset, limit);
        Page<FindDependents.Dependent> page = dependents
                .find(packageId, bounds.offset(), bounds.limit())
                .orElseThrow(() -> PathParameters.noSuchPackage(packageId));
        return ListResponse.of(page.map(DependentResponse::of));
    }

    /** How often a package was downloaded: in all, by version, by day, week and month. */
    @Get("/{id}/stats/downloads")
    DownloadsResponse downloads(@PathVariable String id) {
        PackageId packageId = PathParameters.packageId(id);
        return downloads
                .of(packageId)
                .map(DownloadsResponse::of)
                .orElseThrow(() -> PathParameters.noSuchPackage(packageId));
    }

    /** The packages that were downloaded most of late. */
    @Get("/popular")
    ListResponse<SearchItemResponse> popular(@QueryValue(defaultValue = "10") int limit) {
        return ListResponse.of(popular.find(Bounds.of(0, limit).limit()).stream()
                .map(SearchItemResponse::of)
                .toList());
    }

    /**
     * A package that requires the one asked for.
     *
     * @param packageId which
     * @param version its newest version that does
     * @param range what will do for it
     * @param optional whether it works without
     */
    @Introspected
    record DependentResponse(String packageId, String version, String range, boolean optional) {
        static DependentResponse of(FindDependents.Dependent dependent) {
            return new DependentResponse(
                    dependent.id().toString(),
                    dependent.version().toString(),
                    dependent.dependency().range().toString(),
                    dependent.dependency().optional());
        }
    }

    /**
     * How often a package was downloaded.
     *
     * @param packageId the package
     * @param total all downloads
     * @param byVersion by version
     * @param byDay by day in UTC
     * @param byWeek by the week's Monday
     * @param byMonth by the month's first day
     */
    @Introspected
    record DownloadsResponse(
            String packageId,
            long total,
            List<VersionCount> byVersion,
            List<DateCount> byDay,
            List<DateCount> byWeek,
            List<DateCount> byMonth) {
        static DownloadsResponse of(SummarizeDownloads.Summary summary) {
            return new DownloadsResponse(
                    summary.id().toString(),
                    summary.total(),
                    summary.byVersion().entrySet().stream()
                            .map(count -> new VersionCount(count.getKey().toString(), count.getValue()))
                            .toList(),
                    DateCount.all(summary.byDay()),
                    DateCount.all(summary.byWeek()),
                    DateCount.all(summary.byMonth()));
        }
    }

    /**
     * The downloads of one version.
     *
     * @param version which
     * @param count how many
     */
    @Introspected
    record VersionCount(String version, long count) {}

    /**
     * The downloads of one day, or of the time that begins with it.
     *
     * @param date the day
     * @param count how many
     */
    @Introspected
    record DateCount(String date, long count) {
        private static List<DateCount> all(SortedMap<LocalDate, Long> counts) {
            return counts.entrySet().stream()
                    .map(count -> new DateCount(count.getKey().toString(), count.getValue()))
                    .toList();
        }
    }
}
