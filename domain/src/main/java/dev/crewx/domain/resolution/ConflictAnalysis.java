package dev.crewx.domain.resolution;

import java.util.Arrays;

/**
 * Learns from a contradiction: resolves its literals with their reasons back to the first point where a single literal
 * of the last level stands for it, then drops what the rest implies.
 */
final class ConflictAnalysis {
    private static final double RESCALE_AT = 1e100;
    private static final double DECAY = 1 / 0.95;

    private final Variables variables;
    private final Propagator propagator;
    private byte[] marks = new byte[256];
    private final IntList marked = new IntList(64);
    private final IntList reasons = new IntList(64);
    private final IntList stack = new IntList(64);
    private double increment = 1;

    /** The learned literals; the first is the one to assert, the second the last of the others. */
    final IntList learned = new IntList(32);

    /** The level to retreat to. */
    int retreatLevel;

    /** How many levels meet in what was learned. */
    int spread;

    private int openAtTop;
    private int topLevel;

    ConflictAnalysis(Variables variables, Propagator propagator) {
        this.variables = variables;
        this.propagator = propagator;
    }

    /**
     * Learns from these false literals.
     *
     * @return false when they contradict each other whatever is decided
     */
    boolean analyze(IntList conflict) {
        begin();
        topLevel = 0;
        for (int i = 0; i < conflict.size(); i++) {
            topLevel = Math.max(topLevel, variables.level(Literal.variable(standIn(conflict.get(i)))));
        }
        if (topLevel == 0) {
            return false;
        }
        openAtTop = 0;
        learned.add(0);
        for (int i = 0; i < conflict.size(); i++) {
            meet(conflict.get(i));
        }
        int index = variables.trail.size() - 1;
        while (true) {
            while (marks[Literal.variable(variables.trail.get(index))] == 0
                    || variables.level(Literal.variable(variables.trail.get(index))) != topLevel) {
                index--;
            }
            int literal = variables.trail.get(index--);
            int variable = Literal.variable(literal);
            if (--openAtTop == 0) {
                learned.set(0, Literal.not(literal));
                break;
            }
            reasons.clear();
            propagator.addReasons(variable, reasons);
            for (int i = 0; i < reasons.size(); i++) {
                meet(reasons.get(i));
            }
        }
        minimize();
        placeSecond();
        for (int i = 0; i < marked.size(); i++) {
            marks[marked.get(i)] = 0;
        }
        increment *= DECAY;
        return true;
    }

    private void begin() {
        if (marks.length < variables.count()) {
            marks = Arrays.copyOf(marks, Math.max(variables.count(), marks.length * 2));
        }
        learned.clear();
        marked.clear();
    }

    /**
     * The literal to learn instead of this one: a version excluded by one requirement stands for that requirement, so
     * that one literal stands for many versions.
     */
    private int standIn(int falseLiteral) {
        int variable = Literal.variable(falseLiteral);
        boolean excludedVersion = !Literal.isNegated(falseLiteral) && variables.packageOf(variable) != null;
        return excludedVersion && variables.reason(variable) >= 0
                ? Literal.not(variables.reason(variable))
                : falseLiteral;
    }

    private void meet(int falseLiteral) {
        int literal = standIn(falseLiteral);
        int variable = Literal.variable(literal);
        if (marks[variable] != 0 || variables.level(variable) == 0) {
            return;
        }
        marks[variable] = 1;
        marked.add(variable);
        bump(variable);
        if (variables.level(variable) == topLevel) {
            openAtTop++;
        } else {
            learned.add(literal);
        }
    }

    private void bump(int variable) {
        PackageNode node = variables.packageOf(variable);
        if (node == null) {
            SetNode set = variables.setOf(variable);
            if (set == null) {
                return;
            }
            node = set.target;
        }
        node.activity += increment;
        if (node.activity > RESCALE_AT) {
            for (PackageNode each : variables.loaded) {
                each.activity /= RESCALE_AT;
            }
            increment /= RESCALE_AT;
        }
        variables.open.raised(node);
    }

    /** Drops each literal that the others imply. */
    private void minimize() {
        int kept = 1;
        for (int i = 1; i < learned.size(); i++) {
            int literal = learned.get(i);
            if (!isImplied(literal)) {
                learned.set(kept++, literal);
            }
        }
        learned.truncate(kept);
    }

    private boolean isImplied(int literal) {
        if (variables.reason(Literal.variable(literal)) == Variables.DECIDED) {
            return false;
        }
        int marksBefore = marked.size();
        stack.clear();
        stack.add(Literal.variable(literal));
        while (!stack.isEmpty()) {
            int variable = stack.removeLast();
            reasons.clear();
            propagator.addReasons(variable, reasons);
            for (int i = 0; i < reasons.size(); i++) {
                int other = Literal.variable(reasons.get(i));
                if (marks[other] == 1 || marks[other] == 2 || variables.level(other) == 0) {
                    continue;
                }
                if (marks[other] == 3 || variables.reason(other) == Variables.DECIDED || stack.size() > 200) {
                    giveUp(marksBefore);
                    return false;
                }
                marks[other] = 2;
                marked.add(other);
                stack.add(other);
            }
        }
        return true;
    }

    /** What was found on the way to a literal that stays is not implied as far as we know. */
    private void giveUp(int marksBefore) {
        for (int i = marksBefore; i < marked.size(); i++) {
            marks[marked.get(i)] = 3;
        }
    }

    private void placeSecond() {
        retreatLevel = 0;
        spread = 1;
        int second = 1;
        long levels = 0;
        for (int i = 1; i < learned.size(); i++) {
            int level = variables.level(Literal.variable(learned.get(i)));
            levels |= 1L << (level & 63);
            if (level > retreatLevel) {
                retreatLevel = level;
                second = i;
            }
        }
        spread += Long.bitCount(levels);
        if (learned.size() > 1) {
            int literal = learned.get(second);
            learned.set(second, learned.get(1));
            learned.set(1, literal);
        }
    }

    /**
     * The assumptions that force a literal to be false.
     *
     * @param assumption the assumption that cannot hold
     * @return these assumptions, the given one first
     */
    int[] responsible(int assumption) {
        begin();
        IntList found = new IntList(16);
        found.add(assumption);
        markForSearch(Literal.variable(assumption));
        for (int i = variables.trail.size() - 1; i >= variables.levelStart(1); i--) {
            int literal = variables.trail.get(i);
            int variable = Literal.variable(literal);
            if (marks[variable] == 0) {
                continue;
            }
            if (variables.reason(variable) == Variables.DECIDED) {
                if (literal != assumption) {
                    found.add(literal);
                }
                continue;
            }
            reasons.clear();
            propagator.addReasons(variable, reasons);
            for (int k = 0; k < reasons.size(); k++) {
                markForSearch(Literal.variable(reasons.get(k)));
            }
        }
        for (int i = 0; i < marked.size(); i++) {
            marks[marked.get(i)] = 0;
        }
        return found.toArray();
    }

    private void markForSearch(int variable) {
        if (marks[variable] == 0 && variables.level(variable) > 0) {
            marks[variable] = 1;
            marked.add(variable);
        }
    }
}
