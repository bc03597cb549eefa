package dev.crewx.http.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.version.VersionRange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * What a client resolves and installs from.
 *
 * @param id the package
 * @param versions every version, highest precedence first
 */
@Introspected
record IndexResponse(String id, List<IndexedVersionResponse> versions) {

    static IndexResponse of(IndexEntry entry) {
        return new IndexResponse(
                entry.id().toString(),
                entry.versions().stream().map(IndexedVersionResponse::of).toList());
    }

    /**
     * One version in short.
     *
     * @param version the version
     * @param dependencies the packages it requires
     * @param crewx the CrewX versions it requires
     * @param compatibility where it can be used
     * @param permissions what it asks to be allowed
     * @param checksum the bundle's digest
     * @param size the bundle's length in bytes
     * @param yanked whether new resolutions leave it out
     * @param publishedAt when it was published
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IndexedVersionResponse(
            String version,
            List<DependenciesResponse.DependencyResponse> dependencies,
            @Nullable String crewx,
            CompatibilityResponse compatibility,
            List<String> permissions,
            String checksum,
            long size,
            boolean yanked,
            Instant publishedAt) {

        static IndexedVersionResponse of(IndexEntry.IndexedVersion version) {
            return new IndexedVersionResponse(
                    version.version().toString(),
                    version.dependencies().stream()
                            .map(DependenciesResponse.DependencyResponse::of)
                            .toList(),
                    version.crewx().map(VersionRange::text).orElse(null),
                    new CompatibilityResponse(
                            version.compatibility()
                                    .crewxVersion()
                                    .map(VersionRange::text)
                                    .orElse(null),
                            version.compatibility().platforms(),
                            version.compatibility().architectures()),
                    version.permissions(),
                    version.digest().toString(),
                    version.sizeBytes(),
                    version.yanked(),
                    version.publishedAt());
        }
    }

    /**
     * Where a version can be used.
     *
     * @param crewxVersion the CrewX versions it works with
     * @param platforms the platforms; none means all
     * @param architectures the architectures; none means all
     */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CompatibilityResponse(@Nullable String crewxVersion, List<String> platforms, List<String> architectures) {}
}
