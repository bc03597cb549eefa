package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks for small changes to a request after which there is an answer; each is tried before it is told. */
final class SuggestionFinder {
    private static final int MOST_TOLD = 4;
    private static final int MOST_TRIED = 24;
    private static final long MAX_STEPS = 100_000;

    private final PackageProvider provider;
    private final ResolutionRequest request;
    private final List<Suggestion> found = new ArrayList<>();
    private int tries;
    private long stepsLeft = MAX_STEPS;

    private SuggestionFinder(PackageProvider provider, ResolutionRequest request) {
        this.provider = provider;
        this.request = request;
    }

    static List<Suggestion> find(PackageProvider provider, ResolutionRequest request, Explanation explanation) {
        SuggestionFinder finder = new SuggestionFinder(provider, request);
        List<Dependency> involved = request.requirements().stream()
                .filter(dependency -> explanation.packages().contains(dependency.name()))
                .sorted(Comparator.comparing(Dependency::name))
                .toList();
        involved.forEach(finder::tryOtherRange);
        involved.forEach(dependency -> finder.tryRemoval(List.of(dependency)));
        if (finder.found.isEmpty()) {
            for (int i = 0; i < involved.size(); i++) {
                for (int j = i + 1; j < involved.size(); j++) {
                    finder.tryRemoval(List.of(involved.get(i), involved.get(j)));
                }
            }
        }
        finder.tryCrewx(explanation);
        return List.copyOf(finder.found.subList(0, Math.min(MOST_TOLD, finder.found.size())));
    }

    private void tryRemoval(List<Dependency> removed) {
        List<Dependency> rest = new ArrayList<>(request.requirements());
        rest.removeAll(removed);
        if (works(request.withRequirements(rest)).isPresent()) {
            found.add(new Suggestion.Remove(
                    removed.stream().map(Dependency::name).sorted().toList()));
        }
    }

    private void tryOtherRange(Dependency dependency) {
        Optional<Selected> any = works(with(dependency, VersionRange.ANY));
        Optional<SemanticVersion> version = any.flatMap(selected -> selected.versionOf(dependency.name()));
        if (version.isEmpty()) {
            return;
        }
        for (VersionRange range : List.of(VersionRange.caret(version.get()), VersionRange.exact(version.get()))) {
            if (!range.equals(dependency.range())) {
                Optional<SemanticVersion> now =
                        works(with(dependency, range)).flatMap(selected -> selected.versionOf(dependency.name()));
                if (now.isPresent()) {
                    found.add(new Suggestion.ChangeRange(dependency.name(), dependency.range(), range, now.get()));
                    return;
                }
            }
        }
    }

    private ResolutionRequest with(Dependency dependency, VersionRange range) {
        return request.withRequirements(request.requirements().stream()
                .map(each -> each.equals(dependency)
                        ? new Dependency(dependency.name(), range, dependency.optional())
                        : each)
                .toList());
    }

    private void tryCrewx(Explanation explanation) {
        Set<VersionRange> ranges = new LinkedHashSet<>(request.projectHost().crewx());
        for (String name : explanation.packages()) {
            provider.versionsOf(name).orElse(List.of()).stream()
                    .filter(version -> version.host().mismatch(request.host()).isPresent())
                    .forEach(version -> ranges.addAll(version.host().crewx()));
        }
        for (VersionRange range : ranges) {
            Optional<SemanticVersion> least = range.toSet(true).least();
            if (least.isPresent() && request.host().crewx().isPresent()) {
                Host host = new Host(
                        least, request.host().platform(), request.host().architecture());
                if (works(request.withHost(host)).isPresent()) {
                    found.add(new Suggestion.ChangeCrewx(range));
                    return;
                }
            }
        }
    }

    /** What a first search chose. */
    private record Selected(RequestSearch search) {
        Optional<SemanticVersion> versionOf(String name) {
            PackageNode node = search.table.node(name);
            int value = search.solver.valueOf(node);
            return value == PackageNode.ABSENT
                    ? Optional.empty()
                    : Optional.of(node.version(value).version());
        }
    }

    private Optional<Selected> works(ResolutionRequest changed) {
        if (++tries > MOST_TRIED
                || stepsLeft <= 0
                || changed.projectHost().mismatch(changed.host()).isPresent()) {
            return Optional.empty();
        }
        SearchBudget budget = new SearchBudget(request.budget().atMost(stepsLeft));
        RequestSearch search = new RequestSearch(provider, changed, budget);
        boolean fits = search.first() == Solver.Answer.FITS;
        stepsLeft -= budget.steps();
        return fits ? Optional.of(new Selected(search)) : Optional.empty();
    }
}
