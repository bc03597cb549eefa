package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps packages from holding each other, or themselves, in place for no reason: what the solver was asked to have
 * present must be led to by the project's requirements. Needed only where presence is a goal; there all that the
 * requirements may lead to is looked at.
 */
final class Foundedness {
    private final Solver solver;
    private final List<Dependency> requirements;
    private boolean complete;

    Foundedness(Solver solver, List<Dependency> requirements) {
        this.solver = solver;
        this.requirements = requirements;
    }

    /** Packages the solver has chosen and nothing leads to, after a call that found that all fits. */
    List<PackageNode> unfounded(Selection reached) {
        List<PackageNode> found = new ArrayList<>();
        for (PackageNode node : solver.variables.loaded) {
            if (node.isNeeded() && !reached.contains(node)) {
                found.add(node);
            }
        }
        return found;
    }

    /**
     * Rules out that these packages are present without another that asks for one of them.
     *
     * @return false when nothing fits any more
     */
    boolean exclude(List<PackageNode> unfounded) {
        if (!loadAll()) {
            return false;
        }
        Set<PackageNode> group = new HashSet<>(unfounded);
        IntList rule = new IntList();
        int supported = Literal.of(solver.variables.newAuxiliary());
        rule.add(Literal.not(supported));
        for (PackageNode node : unfounded) {
            for (SetNode set : node.sets) {
                for (int i = 0; i < set.users.size(); i++) {
                    int user = set.users.get(i);
                    if (!group.contains(solver.variables.packageOf(user))) {
                        rule.add(Literal.of(user));
                    }
                }
            }
        }
        solver.addRule(rule.toArray());
        for (PackageNode node : unfounded) {
            solver.addRule(Literal.of(node.base), supported);
        }
        return solver.settle();
    }

    /** Asks for every package that a version that may be chosen depends on. */
    private boolean loadAll() {
        if (complete) {
            return true;
        }
        complete = true;
        if (!solver.settle()) {
            return false;
        }
        Set<PackageNode> seen = new HashSet<>();
        List<PackageNode> direct = new ArrayList<>();
        requirements.forEach(dependency -> meet(dependency, seen, direct));
        List<PackageNode> ring = direct;
        while (!ring.isEmpty()) {
            solver.table.prefetch(ring.stream().filter(node -> !node.isLoaded()).toList());
            List<PackageNode> next = new ArrayList<>();
            for (PackageNode node : ring) {
                solver.propagator.load(node);
            }
            if (!solver.settle()) {
                return false;
            }
            for (PackageNode node : ring) {
                for (int value = Bits.next(node.domain, 1); value >= 0; value = Bits.next(node.domain, value + 1)) {
                    node.version(value).dependencies().forEach(dependency -> meet(dependency, seen, next));
                }
            }
            ring = next;
        }
        return true;
    }

    private void meet(Dependency dependency, Set<PackageNode> seen, List<PackageNode> ring) {
        PackageNode node = solver.table.node(dependency.name());
        if (seen.add(node)) {
            ring.add(node);
        }
    }
}
