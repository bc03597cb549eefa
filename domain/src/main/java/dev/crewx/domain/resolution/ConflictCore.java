package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A minimal set of packages that cannot be had together: with any one of them left out, free to be whatever is asked
 * for, there would be an answer. Packages found last are left out first, so that what stays is near to the project.
 */
final class ConflictCore {
    /** A core of hard puzzles may stay larger than it could be; of what people meet, this is far more than needed. */
    private static final long MAX_STEPS = 40_000;

    private final Solver solver;
    private final Set<SetNode> roots;
    private final SearchBudget budget;

    private ConflictCore(Solver solver, Set<SetNode> roots, SearchBudget budget) {
        this.solver = solver;
        this.roots = roots;
        this.budget = budget;
    }

    /** The core among the packages a search has looked at, by name; the search has found that nothing fits. */
    static List<String> find(RequestSearch search, PackageProvider provider, ResolutionRequest request) {
        List<PackageNode> looked =
                search.table.nodes().stream().filter(PackageNode::isLoaded).toList();
        Set<String> names = new HashSet<>();
        looked.forEach(node -> names.add(node.name));
        SearchBudget budget = new SearchBudget(request.budget().atMost(MAX_STEPS + looked.size()));
        PackageProvider part = name -> provider.versionsOf(name).map(versions -> within(versions, names));
        Solver solver = new Solver(new PackageTable(part, request, budget, true), budget);
        for (PackageNode node : looked) {
            solver.propagator.load(solver.table.node(node.name));
        }
        Set<SetNode> roots = new HashSet<>();
        for (Dependency dependency : request.requirements()) {
            if (names.contains(dependency.name())) {
                SetNode root = solver.propagator.setOf(dependency);
                roots.add(root);
                solver.require(Literal.of(root.variable));
            }
        }
        return new ConflictCore(solver, roots, budget).shrink();
    }

    private static List<PackageVersion> within(List<PackageVersion> versions, Set<String> names) {
        return versions.stream()
                .map(version -> {
                    List<Dependency> kept = version.dependencies().stream()
                            .filter(dependency -> names.contains(dependency.name()))
                            .toList();
                    return new PackageVersion(version.version(), kept, version.host(), version.yanked());
                })
                .toList();
    }

    private List<String> shrink() {
        List<PackageNode> core = new ArrayList<>(solver.table.nodes());
        Optional<List<PackageNode>> smaller = contradiction(core);
        while (smaller.isPresent() && smaller.get().size() < core.size()) {
            core = smaller.get();
            smaller = contradiction(core);
        }
        Set<PackageNode> needed = new HashSet<>();
        for (int index = core.size() - 1;
                index >= 0 && budget.stop() == null;
                index = Math.min(index, core.size()) - 1) {
            PackageNode candidate = core.get(index);
            if (needed.contains(candidate)) {
                continue;
            }
            List<PackageNode> without = new ArrayList<>(core);
            without.remove(index);
            Optional<List<PackageNode>> still = contradiction(without);
            if (still.isPresent()) {
                core = still.get();
                index = core.size();
            } else if (budget.stop() == null) {
                new CoreRotation(solver, roots, core, needed).rotate(candidate);
            }
        }
        Set<String> names = new TreeSet<>();
        core.forEach(node -> names.add(node.name));
        return List.copyOf(names);
    }

    /** The packages among these that contradict each other; empty when these do not. */
    private Optional<List<PackageNode>> contradiction(List<PackageNode> packages) {
        int[] bound = new int[packages.size()];
        for (int i = 0; i < bound.length; i++) {
            PackageNode node = packages.get(i);
            bound[i] = Literal.notOf(node.variable(node.freeValue()));
        }
        if (solver.solve(bound) != Solver.Answer.CONTRADICTS) {
            return Optional.empty();
        }
        Set<Integer> failed = new HashSet<>();
        for (int literal : solver.failedAssumptions()) {
            failed.add(literal);
        }
        return Optional.of(packages.stream()
                .filter(node -> failed.contains(Literal.notOf(node.variable(node.freeValue()))))
                .toList());
    }
}
