package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The versions a call of the solver chose, as far as the project's requirements lead to them. */
final class Selection {
    /** The packages in the order they are reached, breadth first. */
    final List<PackageNode> members;

    private final int[] values;

    private Selection(List<PackageNode> members, int[] values) {
        this.members = members;
        this.values = values;
    }

    /**
     * Reads the choice off a solver that has just found that all fits.
     *
     * @param throughOptional whether optional dependencies lead on
     */
    static Selection read(Solver solver, List<Dependency> requirements, boolean throughOptional) {
        int[] values = new int[solver.table.nodes().size()];
        BitSet seen = new BitSet(values.length);
        List<PackageNode> members = new ArrayList<>();
        reach(solver, requirements, throughOptional, values, seen, members);
        for (int i = 0; i < members.size(); i++) {
            PackageNode node = members.get(i);
            List<Dependency> dependencies = node.version(values[node.id]).dependencies();
            reach(solver, dependencies, throughOptional, values, seen, members);
        }
        return new Selection(members, values);
    }

    private static void reach(
            Solver solver,
            List<Dependency> dependencies,
            boolean throughOptional,
            int[] values,
            BitSet seen,
            List<PackageNode> members) {
        for (Dependency dependency : dependencies) {
            if (dependency.optional() && !throughOptional) {
                continue;
            }
            PackageNode node = solver.table.node(dependency.name());
            int value = solver.valueOf(node);
            if (value != PackageNode.ABSENT && !seen.get(node.id)) {
                seen.set(node.id);
                values[node.id] = value;
                members.add(node);
            }
        }
    }

    /** The value of a package; absent where it is not reached. */
    int valueOf(PackageNode node) {
        return node.id < values.length ? values[node.id] : PackageNode.ABSENT;
    }

    boolean contains(PackageNode node) {
        return valueOf(node) != PackageNode.ABSENT;
    }

    PackageVersion versionOf(PackageNode node) {
        return node.version(valueOf(node));
    }

    /** The literal that holds when the package has the value it has here. */
    int literalOf(PackageNode node) {
        return Literal.of(node.variable(valueOf(node)));
    }
}
