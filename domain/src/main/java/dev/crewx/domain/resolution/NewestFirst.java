package dev.crewx.domain.resolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Improves a choice until no version in it can be raised without lowering another. Each step asks the solver for a
 * choice in which every package is absent or as new as it is, and something differs; the last step's contradiction is
 * the proof.
 */
final class NewestFirst {
    private final Solver solver;
    private final List<Dependency> requirements;
    private final Map<PackageNode, Map<Integer, SetNode>> floors = new HashMap<>();

    NewestFirst(Solver solver, List<Dependency> requirements) {
        this.solver = solver;
        this.requirements = requirements;
    }

    /** What a search for something better came to. */
    record Step(@Nullable Selection better, boolean stopped) {}

    /**
     * One choice that is newer than the given one, if there is any among those the assumptions allow.
     *
     * @param compared which packages count
     * @param throughOptional whether optional dependencies count for what is reached
     */
    Step newer(Selection current, Literals base, Predicate<PackageNode> compared, boolean throughOptional) {
        solver.retreat(0);
        IntList assumed = new IntList(current.members.size() + 1);
        for (int literal : base.toArray()) {
            assumed.add(literal);
        }
        IntList different = new IntList();
        int step = Literal.of(solver.variables.newAuxiliary());
        different.add(Literal.not(step));
        boolean raisable = false;
        for (PackageNode node : current.members) {
            if (compared.test(node)) {
                int value = current.valueOf(node);
                raisable |= Bits.next(node.domain, value + 1) >= 0;
                if (hasLower(node, value)) {
                    assumed.add(Literal.of(floor(node, value).variable));
                }
                different.add(Literal.not(current.literalOf(node)));
            }
        }
        if (!raisable) {
            return new Step(null, false);
        }
        solver.addRule(different.toArray());
        assumed.add(step);
        Solver.Answer answer = solver.solve(assumed.toArray());
        Selection better = answer == Solver.Answer.FITS ? Selection.read(solver, requirements, throughOptional) : null;
        if (better == null) {
            solver.require(Literal.not(step));
        }
        return new Step(better, answer == Solver.Answer.STOPPED);
    }

    private static boolean hasLower(PackageNode node, int value) {
        int lowest = Bits.next(node.domain, 1);
        return lowest >= 0 && lowest < value;
    }

    private SetNode floor(PackageNode node, int value) {
        return floors.computeIfAbsent(node, n -> new HashMap<>()).computeIfAbsent(value, v -> {
            long[] members = Bits.empty(node.size());
            Bits.set(members, PackageNode.ABSENT);
            for (int i = v; i < node.size(); i++) {
                Bits.set(members, i);
            }
            return solver.propagator.setOf(node, members);
        });
    }
}
