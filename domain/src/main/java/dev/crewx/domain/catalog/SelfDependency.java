package dev.crewx.domain.catalog;

import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a version that is to be published would need itself. */
public final class SelfDependency {
    /** How many versions are looked at; a search that has not ended by then has found nothing. */
    static final int MAX_VERSIONS = 1_000;

    private SelfDependency() {}

    /**
     * Follows each dependency to the newest version that will do and is not yanked, and that one's dependencies in turn,
     * until one of them takes the candidate itself.
     *
     * @param candidate what is to be published
     * @param look finds other packages
     * @return the shortest way from the candidate back to it, both ends included; empty when there is none
     */
    public static Optional<List<PackageId>> find(
            AppManifest candidate, Function<PackageId, Optional<CatalogEntry>> look) {
        Map<PackageId, Optional<CatalogEntry>> seen = new HashMap<>();
        Set<Step.Version> met = new HashSet<>();
        Deque<Step> open = new ArrayDeque<>(List.of(new Step(candidate, null)));
        while (!open.isEmpty() && met.size() < MAX_VERSIONS) {
            Step step = open.remove();
            for (PackageDependency dependency : step.manifest().dependencies()) {
                if (dependency.id().equals(candidate.id())) {
                    if (dependency.range().contains(candidate.version())) {
                        return Optional.of(step.wayBack(candidate.id()));
                    }
                    continue; // an older version of the candidate: that one was looked at when it was published
                }
                seen.computeIfAbsent(dependency.id(), look)
                        .flatMap(entry -> entry.newest(dependency.range()))
                        .map(version -> new Step(version.manifest(), step))
                        .filter(next -> met.add(next.version()))
                        .ifPresent(open::add);
            }
        }
        return Optional.empty();
    }

    /** A version and the step that led to it. */
    private record Step(AppManifest manifest, @Nullable Step before) {
        private record Version(PackageId id, SemanticVersion version) {}

        Version version() {
            return new Version(manifest.id(), manifest.version());
        }

        List<PackageId> wayBack(PackageId end) {
            Deque<PackageId> way = new ArrayDeque<>(List.of(end));
            for (Step step = this; step != null; step = step.before) {
                way.addFirst(step.manifest.id());
            }
            return List.copyOf(way);
        }
    }
}
