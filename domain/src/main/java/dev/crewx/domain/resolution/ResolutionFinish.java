package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds to chosen versions what the caller is to know: what was left out and why, other platforms, changes. */
final class ResolutionFinish {
    private static final String PROJECT = "the project";

    private final PackageProvider provider;
    private final ResolutionRequest request;
    private final Map<String, PackageVersion> chosen;

    ResolutionFinish(PackageProvider provider, ResolutionRequest request, Map<String, PackageVersion> chosen) {
        this.provider = provider;
        this.request = request;
        this.chosen = chosen;
    }

    /** An optional dependency that was not taken: who wanted it and what of it. */
    private record LeftOut(List<String> wantedBy, List<VersionRange> ranges) {}

    Resolution finish(long stepsWhenCutShort) {
        Map<String, LeftOut> leftOut = leftOut();
        Map<String, PackageVersion> everywhere = withOtherPlatforms(leftOut);
        ResolutionAssembly assembly = new ResolutionAssembly(everywhere, request.requirements());
        List<String> names = assembly.names();
        DependencyOrder order = assembly.order(names);
        List<ResolvedPackage> here = new ArrayList<>();
        List<ResolvedPackage> elsewhere = new ArrayList<>();
        assembly.ordered(order, names).forEach(p -> (chosen.containsKey(p.name()) ? here : elsewhere).add(p));
        Map<String, SemanticVersion> after = new HashMap<>();
        everywhere.forEach((name, version) -> after.put(name, version.version()));
        return new Resolution(
                here,
                elsewhere,
                ResolutionAssembly.cycles(order, names),
                warnings(leftOut, stepsWhenCutShort),
                ResolutionAssembly.changes(request.locked(), after));
    }

    private Map<String, LeftOut> leftOut() {
        Map<String, LeftOut> found = new TreeMap<>();
        addLeftOut(PROJECT, request.requirements(), found);
        chosen.forEach((name, version) -> addLeftOut(name, version.dependencies(), found));
        return found;
    }

    private void addLeftOut(String wantedBy, List<Dependency> dependencies, Map<String, LeftOut> found) {
        for (Dependency dependency : dependencies) {
            if (dependency.optional() && !chosen.containsKey(dependency.name())) {
                LeftOut leftOut = found.computeIfAbsent(
                        dependency.name(), name -> new LeftOut(new ArrayList<>(), new ArrayList<>()));
                leftOut.wantedBy().add(wantedBy);
                leftOut.ranges().add(dependency.range());
            }
        }
    }

    /** The choice with the optional packages that only the platform or the architecture keeps out. */
    private Map<String, PackageVersion> withOtherPlatforms(Map<String, LeftOut> leftOut) {
        Host anywhere = request.host().onAnyPlatform();
        boolean any = leftOut.entrySet().stream()
                .anyMatch(entry -> matching(entry.getKey(), entry.getValue()).stream()
                        .anyMatch(version ->
                                version.host().mismatch(request.host()).isPresent()
                                        && version.host().mismatch(anywhere).isEmpty()));
        if (!any) {
            return chosen;
        }
        List<Dependency> requirements = new ArrayList<>(request.requirements());
        chosen.forEach(
                (name, version) -> requirements.add(Dependency.required(name, VersionRange.exact(version.version()))));
        Map<String, SemanticVersion> kept = new HashMap<>(request.locked());
        chosen.forEach((name, version) -> kept.put(name, version.version()));
        ResolutionRequest wider =
                request.withRequirements(requirements).withHost(anywhere).withLocked(kept);
        SearchBudget budget = new SearchBudget(request.budget());
        RequestSearch search = new RequestSearch(provider, wider, budget);
        if (search.first() != Solver.Answer.FITS) {
            return chosen;
        }
        Map<String, PackageVersion> everywhere = new TreeMap<>(chosen);
        Selection best = search.best();
        best.members.forEach(node -> everywhere.putIfAbsent(node.name, best.versionOf(node)));
        return everywhere;
    }

    private List<PackageVersion> matching(String name, LeftOut leftOut) {
        return provider.versionsOf(name).orElse(List.of()).stream()
                .filter(version -> leftOut.ranges().stream().allMatch(range -> range.contains(version.version())))
                .toList();
    }

    private List<ResolutionWarning> warnings(Map<String, LeftOut> leftOut, long stepsWhenCutShort) {
        List<ResolutionWarning> warnings = new ArrayList<>();
        if (request.host().crewx().isEmpty()) {
            TreeSet<String> constrained = new TreeSet<>();
            chosen.forEach((name, version) -> {
                if (!version.host().crewx().isEmpty()) {
                    constrained.add(name);
                }
            });
            if (!request.projectHost().crewx().isEmpty()) {
                constrained.add(PROJECT);
            }
            if (!constrained.isEmpty()) {
                warnings.add(new ResolutionWarning.CrewxVersionUnknown(List.copyOf(constrained)));
            }
        }
        leftOut.forEach((name, left) -> warnings.add(new ResolutionWarning.OptionalLeftOut(
                name, left.wantedBy().stream().distinct().sorted().toList(), reason(name, left))));
        chosen.forEach((name, version) -> {
            if (version.yanked()) {
                warnings.add(new ResolutionWarning.LockedVersionYanked(name, version.version()));
            }
        });
        if (stepsWhenCutShort >= 0) {
            warnings.add(new ResolutionWarning.MaybeNotBest(stepsWhenCutShort));
        }
        return warnings;
    }

    private String reason(String name, LeftOut leftOut) {
        if (provider.versionsOf(name).isEmpty()) {
            return "there is no such package";
        }
        List<PackageVersion> matching = matching(name, leftOut);
        if (matching.isEmpty()) {
            return "there is no version in "
                    + String.join(
                            " and ",
                            leftOut.ranges().stream().map(VersionRange::text).toList());
        }
        Optional<PackageVersion> usable = matching.stream()
                .filter(version -> version.host().mismatch(request.host()).isEmpty() && !version.yanked())
                .findFirst();
        if (usable.isPresent()) {
            return "it does not fit with what is required";
        }
        PackageVersion newest = matching.stream()
                .max(Comparator.comparing(PackageVersion::version))
                .orElseThrow();
        return newest.version() + " " + newest.host().mismatch(request.host()).orElse("was yanked");
    }
}
