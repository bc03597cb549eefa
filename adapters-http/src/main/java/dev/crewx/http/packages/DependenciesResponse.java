package dev.crewx.http.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.version.VersionRange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * What a version requires, as its manifest says it.
 *
 * @param crewx the CrewX versions
 * @param skills the packages
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
record DependenciesResponse(@Nullable String crewx, List<DependencyResponse> skills) {

    static DependenciesResponse of(AppManifest manifest) {
        return new DependenciesResponse(
                manifest.crewxDependency().map(VersionRange::text).orElse(null),
                manifest.dependencies().stream().map(DependencyResponse::of).toList());
    }

    /**
     * A required package.
     *
     * @param id which
     * @param version the range of versions that will do
     * @param optional whether an install goes on without it
     */
    @Introspected
    record DependencyResponse(String id, String version, boolean optional) {
        static DependencyResponse of(PackageDependency dependency) {
            return new DependencyResponse(
                    dependency.id().toString(), dependency.range().text(), dependency.optional());
        }
    }
}
