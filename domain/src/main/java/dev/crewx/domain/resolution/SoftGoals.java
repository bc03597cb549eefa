package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes as many goals hold as can hold together. Each contradiction names goals of which at least one must be given
 * up; these are replaced by the goal to give up no second one, and so on, so the first choice that fits is a best one.
 *
 * @see <a href="https://doi.org/10.4230/LIPIcs.ICLP.2012.211">Andres, Kaufmann, Matheis, Schaub: Unsatisfiability-based
 *     optimization in clasp (OLL), ICLP 2012</a>
 */
final class SoftGoals {
    private final Solver solver;
    private final SearchBudget budget;
    private final Set<Integer> goals = new LinkedHashSet<>();
    private final Map<Integer, AtMost> counters = new HashMap<>();
    private int givenUp;

    SoftGoals(Solver solver, SearchBudget budget, List<Integer> goals) {
        this.solver = solver;
        this.budget = budget;
        this.goals.addAll(goals);
    }

    /**
     * The best found.
     *
     * @param selection what fits; {@code null} when nothing does or the budget ran out
     * @param givenUp how many goals do not hold
     * @param assumptions literals that hold exactly for the choices that are as good
     */
    record Best(@Nullable Selection selection, int givenUp, Literals assumptions) {}

    /**
     * Searches.
     *
     * @param base literals that hold in any case
     * @param accept says of a choice that fits whether its goals hold in earnest, else adds rules and is asked again
     * @param read reads the choice off the solver
     * @param bound gives up early once more goals than this must go
     */
    Best maximize(Literals base, Predicate<Selection> accept, Supplier<Selection> read, int bound) {
        while (true) {
            Literals assumptions = base.and(goals);
            Solver.Answer answer = solver.solve(assumptions.toArray());
            if (answer == Solver.Answer.STOPPED || budget.stop() != null) {
                return new Best(null, givenUp, assumptions);
            }
            if (answer == Solver.Answer.FITS) {
                Selection selection = read.get();
                if (accept.test(selection)) {
                    return new Best(selection, givenUp, assumptions);
                }
                continue;
            }
            List<Integer> core = new ArrayList<>();
            for (int literal : solver.failedAssumptions()) {
                if (goals.contains(literal)) {
                    core.add(literal);
                }
            }
            if (core.isEmpty() || ++givenUp > bound) {
                return new Best(null, givenUp, assumptions);
            }
            relax(core);
        }
    }

    private void relax(List<Integer> core) {
        for (int goal : core) {
            goals.remove(goal);
            AtMost counter = counters.remove(goal);
            if (counter != null) {
                addCounter(counter, counter.next());
            }
        }
        if (core.size() > 1) {
            AtMost counter = new AtMost(solver, core);
            addCounter(counter, counter.next());
        }
    }

    private void addCounter(AtMost counter, int goal) {
        if (goal >= 0) {
            goals.add(goal);
            counters.put(goal, counter);
        }
    }

    /** Counts how many goals of a group do not hold: column by column, as far as it is asked for. */
    private static final class AtMost {
        private final Solver solver;
        private final List<Integer> goals;

        /** For each prefix of the goals: that at least {@code level} of them do not hold. */
        private int[] column = {};

        private int level;

        AtMost(Solver solver, List<Integer> goals) {
            this.solver = solver;
            this.goals = goals;
            extend();
        }

        /** The literal that no more goals are given up than so far plus one; −1 when all may be. */
        int next() {
            if (level >= goals.size()) {
                return -1;
            }
            extend();
            return Literal.not(column[goals.size() - 1]);
        }

        private void extend() {
            int[] before = column;
            int[] after = new int[goals.size()];
            for (int i = level; i < after.length; i++) {
                after[i] = Literal.of(solver.variables.newAuxiliary());
                int goal = goals.get(i);
                if (level == 0) {
                    solver.addRule(after[i], goal);
                } else {
                    solver.addRule(after[i], goal, Literal.not(before[i - 1]));
                }
                if (i > level) {
                    solver.addRule(after[i], Literal.not(after[i - 1]));
                }
            }
            column = after;
            level++;
        }
    }
}
