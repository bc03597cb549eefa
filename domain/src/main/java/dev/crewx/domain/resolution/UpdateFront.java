package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds every way in which the packages to update are as new as can be: usually one, several where one can be raised
 * only at the cost of another, or where a choice does without one of them.
 */
final class UpdateFront {
    private final Solver solver;
    private final NewestFirst newest;
    private final Foundedness foundedness;
    private final List<PackageNode> updated;
    private final Supplier<Selection> read;
    private final Runnable cut;

    UpdateFront(
            Solver solver,
            NewestFirst newest,
            Foundedness foundedness,
            List<PackageNode> updated,
            Supplier<Selection> read,
            Runnable cut) {
        this.solver = solver;
        this.newest = newest;
        this.foundedness = foundedness;
        this.updated = updated;
        this.read = read;
        this.cut = cut;
    }

    /** One way: the literals that say it, and a choice in which they hold. */
    record Front(Literals assumptions, Selection selection) {}

    List<Front> search(Selection first) {
        List<Front> fronts = new ArrayList<>();
        Literals others = Literals.NONE;
        Selection start = first;
        while (start != null) {
            Selection top = raise(start, others);
            fronts.add(new Front(project(top), top));
            others = others.and(differentFrom(top));
            start = solve(others);
        }
        return fronts;
    }

    /** Raises the updated packages until none can be raised without lowering another of them. */
    private Selection raise(Selection start, Literals assumptions) {
        Selection best = start;
        Set<PackageNode> compared = new HashSet<>(updated);
        while (true) {
            int higher = someHigher(best);
            NewestFirst.Step step = newest.newer(best, assumptions.and(higher), compared::contains, true);
            if (step.stopped()) {
                cut.run();
                return best;
            }
            Selection better = step.better();
            if (better == null) {
                return best;
            }
            if (isFounded(better)) {
                best = better;
            }
        }
    }

    private boolean isFounded(Selection selection) {
        List<PackageNode> unfounded = foundedness.unfounded(selection);
        if (unfounded.stream().noneMatch(updated::contains)) {
            return true;
        }
        foundedness.exclude(unfounded);
        return false;
    }

    private @Nullable Selection solve(Literals assumptions) {
        while (true) {
            Solver.Answer answer = solver.solve(assumptions.toArray());
            if (answer == Solver.Answer.STOPPED) {
                cut.run();
            }
            if (answer != Solver.Answer.FITS) {
                return null;
            }
            Selection found = read.get();
            if (isFounded(found)) {
                return found;
            }
        }
    }

    private Literals project(Selection selection) {
        IntList literals = new IntList(updated.size());
        for (PackageNode node : updated) {
            literals.add(selection.literalOf(node));
        }
        return Literals.of(literals.toArray());
    }

    /** A literal under which some updated package of the choice is present and newer. */
    private int someHigher(Selection selection) {
        solver.retreat(0);
        IntList rule = new IntList();
        int some = Literal.of(solver.variables.newAuxiliary());
        rule.add(Literal.not(some));
        addHigher(selection, rule);
        solver.addRule(rule.toArray());
        return some;
    }

    private void addHigher(Selection selection, IntList rule) {
        for (PackageNode node : updated) {
            int value = selection.valueOf(node);
            if (value != PackageNode.ABSENT && value + 1 < node.size()) {
                long[] members = Bits.empty(node.size());
                for (int i = value + 1; i < node.size(); i++) {
                    Bits.set(members, i);
                }
                rule.add(Literal.of(solver.propagator.setOf(node, members).variable));
            }
        }
    }

    /**
     * A literal under which the updated packages stand otherwise than here, and not worse: some is newer, or all that
     * are present in both are the same and not the same ones are present.
     */
    private int differentFrom(Selection selection) {
        solver.retreat(0);
        int different = Literal.of(solver.variables.newAuxiliary());
        int otherPresence = Literal.of(solver.variables.newAuxiliary());
        IntList rule = new IntList();
        rule.add(Literal.not(different));
        rule.add(otherPresence);
        addHigher(selection, rule);
        solver.addRule(rule.toArray());
        IntList presence = new IntList();
        presence.add(Literal.not(otherPresence));
        for (PackageNode node : updated) {
            int value = selection.valueOf(node);
            int absent = Literal.of(node.base);
            if (value == PackageNode.ABSENT) {
                presence.add(Literal.not(absent));
            } else {
                presence.add(absent);
                long[] members = Bits.empty(node.size());
                Bits.set(members, PackageNode.ABSENT);
                Bits.set(members, value);
                int same = Literal.of(solver.propagator.setOf(node, members).variable);
                solver.addRule(Literal.not(otherPresence), same);
            }
        }
        solver.addRule(presence.toArray());
        return different;
    }
}
