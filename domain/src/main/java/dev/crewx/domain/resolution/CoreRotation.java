package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds packages that a core cannot do without from one such find: where all fits with one package left out, often all
 * fits as well with a neighbour left out instead. Saves most calls of the solver.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-21581-0_14">Marques-Silva, Lynce: On improving MUS extraction
 *     algorithms (model rotation), SAT 2011</a>
 */
final class CoreRotation {
    private static final int MOST_VALUES = 64;

    private final Solver solver;
    private final Set<SetNode> roots;
    private final Set<PackageNode> core;
    private final Set<PackageNode> needed;
    private final List<Choice> queue = new ArrayList<>();

    CoreRotation(Solver solver, Set<SetNode> roots, List<PackageNode> core, Set<PackageNode> needed) {
        this.solver = solver;
        this.roots = roots;
        this.core = new HashSet<>(core);
        this.needed = needed;
    }

    /** Values that fit together, by package number, where one package is left out. */
    private static final class Choice {
        final PackageNode leftOut;
        final int[] values;

        Choice(PackageNode leftOut, int[] values) {
            this.leftOut = leftOut;
            this.values = values;
        }
    }

    /** Marks the package, without which the solver has just found that all fits, and what follows from that. */
    void rotate(PackageNode first) {
        List<PackageNode> nodes = solver.table.nodes();
        int[] values = new int[nodes.size()];
        for (PackageNode node : nodes) {
            values[node.id] = core.contains(node) && node != first ? solver.valueOf(node) : node.freeValue();
        }
        needed.add(first);
        queue.add(new Choice(first, values));
        while (!queue.isEmpty()) {
            Choice choice = queue.removeLast();
            PackageNode node = choice.leftOut;
            int tried = Math.min(node.versions.length, MOST_VALUES);
            for (int value = 0; value <= tried; value++) {
                PackageNode only = onlyBroken(node, value, choice.values);
                if (only != null && needed.add(only)) {
                    int[] next = choice.values.clone();
                    next[node.id] = value;
                    next[only.id] = only.freeValue();
                    queue.add(new Choice(only, next));
                }
            }
        }
    }

    /** The one package with which the node does not fit when it has this value; null for none or several. */
    private @Nullable PackageNode onlyBroken(PackageNode node, int value, int[] values) {
        PackageNode only = null;
        for (SetNode set : node.sets) {
            if (Bits.get(set.members(), value)) {
                continue;
            }
            if (roots.contains(set)) {
                return null;
            }
            for (int i = 0; i < set.users.size(); i++) {
                int user = set.users.get(i);
                PackageNode asking = solver.variables.packageOf(user);
                if (asking == null || values[asking.id] != solver.variables.ordinalOf(user)) {
                    continue;
                }
                if (asking == node || (only != null && only != asking)) {
                    return null;
                }
                only = asking;
            }
        }
        for (int variable : node.needs[value]) {
            SetNode set = solver.variables.setOf(variable);
            if (set == null || Bits.get(set.members(), values[set.target.id])) {
                continue;
            }
            if (set.target == node || (only != null && only != set.target)) {
                return null;
            }
            only = set.target;
        }
        return only;
    }
}
