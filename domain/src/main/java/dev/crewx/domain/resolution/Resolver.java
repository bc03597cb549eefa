package dev.crewx.domain.resolution;

import dev.crewx.domain.resolution.ResolutionOutcome.BudgetExceeded;
import dev.crewx.domain.resolution.ResolutionOutcome.Cancelled;
import dev.crewx.domain.resolution.ResolutionOutcome.Conflict;
import dev.crewx.domain.resolution.ResolutionOutcome.Resolved;
import dev.crewx.domain.version.SemanticVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses one version of each package a project needs, or explains why that cannot be done. The same request and the
 * same packages give the same answer on every run and machine, in whatever order they are given. A resolver keeps
 * nothing between calls; it may be shared between threads as far as its provider may.
 */
public final class Resolver {
    private final PackageProvider provider;

    private Resolver(PackageProvider provider) {
        this.provider = provider;
    }

    /** A resolver that learns of packages from this provider. */
    public static Resolver of(PackageProvider provider) {
        return new Resolver(provider);
    }

    /**
     * Resolves a request.
     *
     * <p>What counts, in this order: packages to update as new as any answer allows, the fewest other changes to the
     * lock, newest versions (none can be raised without lowering another), the most optional packages, their newest
     * versions. Where the budget runs out on the way, the best answer so far comes back with a warning.
     */
    public ResolutionOutcome resolve(ResolutionRequest request) {
        CachedProvider cached = new CachedProvider(provider);
        Optional<String> mismatch = request.projectHost().mismatch(request.host());
        if (mismatch.isPresent()) {
            return unusableProject(cached, request, mismatch.get());
        }
        SearchBudget budget = new SearchBudget(request.budget());
        RequestSearch search = new RequestSearch(cached, request, budget);
        return switch (search.first()) {
            case STOPPED -> stopped(search, budget);
            case CONTRADICTS -> {
                Explanation explanation = ExplanationBuilder.explain(search, cached, request);
                yield new Conflict(explanation, SuggestionFinder.find(cached, request, explanation));
            }
            case FITS -> {
                Map<String, PackageVersion> chosen = chosen(search.best());
                yield budget.stop() == SearchBudget.Stop.CANCELLED
                        ? new Cancelled(budget.steps())
                        : new Resolved(new ResolutionFinish(cached, request, chosen)
                                .finish(search.isCutShort() ? budget.steps() : -1));
            }
        };
    }

    private static ResolutionOutcome unusableProject(
            PackageProvider provider, ResolutionRequest request, String reason) {
        Incompatibility fact = new Incompatibility(List.of(), new Cause.ProjectUnusable(reason));
        Incompatibility conclusion = new Incompatibility(List.of(), new Cause.Derived(List.of(fact)));
        Explanation explanation = new Explanation(conclusion, List.of(), ExplanationText.lines(conclusion));
        return new Conflict(explanation, SuggestionFinder.find(provider, request, explanation));
    }

    private static ResolutionOutcome stopped(RequestSearch search, SearchBudget budget) {
        if (budget.stop() == SearchBudget.Stop.CANCELLED) {
            return new Cancelled(budget.steps());
        }
        Map<String, SemanticVersion> partial = new TreeMap<>();
        for (PackageNode node : search.table.nodes()) {
            if (node.isNeeded() && node.domainSize == 1) {
                partial.put(node.name, node.version(search.solver.valueOf(node)).version());
            }
        }
        return new BudgetExceeded(partial, budget.steps(), search.table.asked());
    }

    private static Map<String, PackageVersion> chosen(Selection selection) {
        Map<String, PackageVersion> chosen = new TreeMap<>();
        selection.members.forEach(node -> chosen.put(node.name, selection.versionOf(node)));
        return chosen;
    }
}
