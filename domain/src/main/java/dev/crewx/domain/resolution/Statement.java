package dev.crewx.domain.resolution;

import dev.crewx.domain.resolution.CoreProblem.Member;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An incompatibility while it is derived: for each package the values that cannot all be taken together. Either a
 * fact, with its cause, or drawn from others step by step.
 */
final class Statement {
    final Map<Member, ValueSet> terms;

    /** What was published or asked for; unused where there are steps. */
    final Cause fact;

    final List<Step> steps;

    /**
     * One step of a derivation: what has been drawn so far is weighed against another statement over one package.
     *
     * @param with the other statement
     * @param over the package; the first step of a derivation has none of importance
     */
    record Step(Statement with, Member over) {}

    Statement(Map<Member, ValueSet> terms, Cause fact) {
        Map<Member, ValueSet> real = new LinkedHashMap<>();
        terms.forEach((member, values) -> {
            if (!values.isFull()) {
                real.put(member, values);
            }
        });
        this.terms = real;
        this.fact = fact;
        this.steps = List.of();
    }

    Statement(Map<Member, ValueSet> terms, List<Step> steps) {
        this.terms = terms;
        this.fact = new Cause.Derived(List.of());
        this.steps = List.copyOf(steps);
    }

    boolean isFact() {
        return steps.isEmpty();
    }

    /** What follows from both by weighing one package's values against each other. */
    static Map<Member, ValueSet> resolve(Map<Member, ValueSet> a, Map<Member, ValueSet> b, Member over) {
        Map<Member, ValueSet> terms = new LinkedHashMap<>();
        a.forEach((member, values) -> {
            if (member != over) {
                terms.put(member, values);
            }
        });
        b.forEach((member, values) -> {
            if (member != over) {
                terms.merge(member, values, ValueSet::and);
            }
        });
        ValueSet left = a.get(over);
        ValueSet right = b.get(over);
        if (left != null && right != null) {
            ValueSet union = left.or(right);
            if (!union.isFull()) {
                terms.put(over, union);
            }
        }
        return terms;
    }
}
