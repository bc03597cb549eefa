package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds versions that fit together, or proves that none do: PubGrub's incompatibilities in the engine of a modern
 * conflict-driven solver. Decides only packages that are needed, the newest version first. Kept between calls; calls
 * may assume literals.
 */
final class Solver {
    /** How a call ended. */
    enum Answer {
        FITS,
        CONTRADICTS,
        STOPPED
    }

    private static final int RESTART_UNIT = 100;
    private static final int CONFLICTS_BEFORE_SAVED_VALUES = 300;
    private static final int FIRST_FORGETTING = 4000;

    final Variables variables = new Variables();
    final PackageTable table;
    final Propagator propagator;
    private final ConflictAnalysis analysis;
    private final SearchBudget budget;
    private final List<Rule> given = new ArrayList<>();
    private List<Rule> learned = new ArrayList<>();
    private int forgetAt = FIRST_FORGETTING;
    private boolean contradictory;
    private long conflicts;
    private int[] failed = {};

    Solver(PackageTable table, SearchBudget budget) {
        this.table = table;
        this.budget = budget;
        this.propagator = new Propagator(variables, table);
        this.analysis = new ConflictAnalysis(variables, propagator);
    }

    /** Adds a fact. */
    void require(int literal) {
        retreat(0);
        if (variables.isFalse(literal)) {
            contradictory = true;
        } else if (variables.isOpen(literal)) {
            variables.assign(literal, Variables.FACT, null);
        }
    }

    /** Adds a rule: at least one of these holds. */
    void addRule(int... literals) {
        retreat(0);
        int size = 0;
        int[] open = literals.clone();
        for (int literal : literals) {
            if (variables.isTrue(literal)) {
                return;
            }
            if (!variables.isFalse(literal)) {
                open[size++] = literal;
            }
        }
        if (size == 0) {
            contradictory = true;
        } else if (size == 1) {
            require(open[0]);
        } else {
            Rule rule = new Rule(Arrays.copyOf(open, size), false);
            given.add(rule);
            watch(rule);
        }
    }

    private void watch(Rule rule) {
        variables.watchersOf(rule.literals[0]).add(rule, rule.literals[1]);
        variables.watchersOf(rule.literals[1]).add(rule, rule.literals[0]);
    }

    void retreat(int level) {
        if (variables.currentLevel() > level) {
            variables.retreat(level);
            propagator.retreated();
        }
    }

    /** The assumptions that cannot hold together, after a call with assumptions contradicted. */
    int[] failedAssumptions() {
        return failed;
    }

    /** Whether nothing fits whatever is assumed. */
    boolean isContradictory() {
        return contradictory;
    }

    long conflicts() {
        return conflicts;
    }

    /** Draws what follows without a decision; false when nothing fits. */
    boolean settle() {
        retreat(0);
        contradictory |= contradictory || !propagator.run();
        return !contradictory;
    }

    /** Searches for versions that fit the rules and the assumptions. */
    Answer solve(int... assumptions) {
        retreat(0);
        failed = new int[0];
        int restarts = 0;
        while (true) {
            long until = conflicts + (long) RESTART_UNIT * luby(restarts++);
            Answer answer = search(assumptions, until);
            if (answer != null) {
                return answer;
            }
            retreat(0);
        }
    }

    private @Nullable Answer search(int[] assumptions, long until) {
        while (true) {
            if (contradictory) {
                return Answer.CONTRADICTS;
            }
            if (!propagator.run()) {
                budget.step();
                conflicts++;
                if (!learn()) {
                    contradictory = true;
                    return Answer.CONTRADICTS;
                }
                continue;
            }
            if (budget.stop() != null) {
                return Answer.STOPPED;
            }
            if (conflicts >= until) {
                return null;
            }
            int level = variables.currentLevel();
            int decision;
            if (level < assumptions.length) {
                decision = assumptions[level];
                if (variables.isFalse(decision)) {
                    failed = analysis.responsible(decision);
                    return Answer.CONTRADICTS;
                }
            } else {
                decision = nextDecision();
                if (decision < 0) {
                    return Answer.FITS;
                }
                budget.step();
            }
            variables.newLevel();
            if (variables.isOpen(decision)) {
                variables.assign(decision, Variables.DECIDED, null);
            }
        }
    }

    private boolean learn() {
        if (!analysis.analyze(propagator.conflict)) {
            return false;
        }
        int[] literals = analysis.learned.toArray();
        retreat(analysis.retreatLevel);
        if (literals.length == 1) {
            variables.assign(literals[0], Variables.FACT, null);
            return true;
        }
        Rule rule = new Rule(literals, true);
        rule.spread = analysis.spread;
        learned.add(rule);
        watch(rule);
        variables.assign(literals[0], Variables.BY_RULE, rule);
        if (learned.size() >= forgetAt) {
            forget();
        }
        return true;
    }

    /** Forgets the half of the learned rules that ties the most levels together. */
    private void forget() {
        List<Rule> byWorth = new ArrayList<>(learned);
        byWorth.sort(
                Comparator.comparingInt((Rule rule) -> rule.spread).thenComparingInt(rule -> rule.literals.length));
        int keep = byWorth.size() / 2;
        for (Rule rule : byWorth.subList(keep, byWorth.size())) {
            boolean inUse =
                    variables.isTrue(rule.literals[0]) && variables.ruleOf(Literal.variable(rule.literals[0])) == rule;
            rule.forgotten = rule.spread > 2 && !inUse;
        }
        List<Rule> rest = new ArrayList<>(keep + 64);
        for (Rule rule : learned) {
            if (!rule.forgotten) {
                rest.add(rule);
            }
        }
        learned = rest;
        forgetAt = Math.max(forgetAt + 500, rest.size() + 2000);
    }

    private int nextDecision() {
        while (!variables.open.isEmpty()) {
            PackageNode node = variables.open.removeFirst();
            if (node.isNeeded() && node.domainSize > 1) {
                return Literal.of(node.variable(valueToTry(node)));
            }
        }
        return unsatisfiedDecision();
    }

    private int valueToTry(PackageNode node) {
        if (node.preferred >= 0 && Bits.get(node.domain, node.preferred)) {
            return node.preferred;
        }
        if (conflicts > CONFLICTS_BEFORE_SAVED_VALUES && node.saved >= 0 && Bits.get(node.domain, node.saved)) {
            return node.saved;
        }
        return Bits.highest(node.domain);
    }

    /** A literal to make a given rule hold that does not hold when everything open is taken as absent; or −1. */
    private int unsatisfiedDecision() {
        for (Rule rule : given) {
            int candidate = -1;
            boolean holds = false;
            for (int literal : rule.literals) {
                if (variables.isTrue(literal) || (variables.isOpen(literal) && holdsByDefault(literal))) {
                    holds = true;
                    break;
                }
                boolean auxiliary = variables.packageOf(Literal.variable(literal)) == null;
                if (variables.isOpen(literal) && (candidate < 0 || auxiliary)) {
                    candidate = literal;
                }
            }
            if (!holds) {
                return candidate;
            }
        }
        return -1;
    }

    private boolean holdsByDefault(int literal) {
        int variable = Literal.variable(literal);
        boolean byDefault =
                variables.packageOf(variable) != null && variables.ordinalOf(variable) == PackageNode.ABSENT;
        return byDefault != Literal.isNegated(literal);
    }

    /** The value chosen for a package after a call found that all fits; absent where none is. */
    int valueOf(PackageNode node) {
        return node.isNeeded() ? Bits.next(node.domain, 0) : PackageNode.ABSENT;
    }

    /** The restart sequence 1 1 2 1 1 2 4 … (Luby, Sinclair, Zuckerman 1993). */
    private static int luby(int index) {
        int size = 1;
        int sequence = 0;
        while (size < index + 1) {
            sequence++;
            size = 2 * size + 1;
        }
        int position = index;
        while (size - 1 != position) {
            size = (size - 1) >> 1;
            sequence--;
            position %= size;
        }
        return 1 << sequence;
    }
}
