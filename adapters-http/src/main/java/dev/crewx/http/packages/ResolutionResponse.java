package dev.crewx.http.packages;

import dev.crewx.application.resolve.ResolveDependencies;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.resolution.DependencyCycle;
import dev.crewx.domain.resolution.Resolution;
import dev.crewx.domain.resolution.ResolutionWarning;
import dev.crewx.domain.resolution.ResolvedPackage;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The versions that a project gets.
 *
 * @param packages what to install, dependencies before dependents
 * @param elsewhere optional packages that are for other platforms: they belong into a lock and are not installed here
 * @param cycles packages that need each other, each a way around that ends where it began; they cannot be installed
 * @param warnings what the project's people should know
 */
@Introspected
record ResolutionResponse(
        List<ResolvedResponse> packages,
        List<ResolvedResponse> elsewhere,
        List<List<String>> cycles,
        List<String> warnings) {

    static ResolutionResponse of(ResolveDependencies.Resolved resolved) {
        Resolution resolution = resolved.resolution();
        return new ResolutionResponse(
                all(resolved, resolution.packages()),
                all(resolved, resolution.elsewhere()),
                resolution.cycles().stream().map(DependencyCycle::path).toList(),
                resolution.warnings().stream().map(ResolutionWarning::message).toList());
    }

    private static List<ResolvedResponse> all(ResolveDependencies.Resolved resolved, List<ResolvedPackage> packages) {
        return packages.stream()
                .map(one -> ResolvedResponse.of(one, resolved.chosen(one.name(), one.version())))
                .toList();
    }

    /**
     * A version that was chosen.
     *
     * @param packageId the package
     * @param version the version
     * @param checksum the bundle's digest
     * @param size the bundle's length in bytes
     * @param dependencies the versions that were chosen for what it requires, by package
     * @param optional whether only optional dependencies lead to it
     */
    @Introspected
    record ResolvedResponse(
            String packageId,
            String version,
            String checksum,
            long size,
            Map<String, String> dependencies,
            boolean optional) {
        static ResolvedResponse of(ResolvedPackage resolved, IndexedVersion version) {
            Map<String, String> dependencies = new TreeMap<>();
            resolved.dependencies()
                    .forEach(dependency -> dependencies.put(
                            dependency.name(), dependency.version().toString()));
            return new ResolvedResponse(
                    resolved.name(),
                    resolved.version().toString(),
                    version.digest().toString(),
                    version.sizeBytes(),
                    dependencies,
                    resolved.optional());
        }
    }
}
