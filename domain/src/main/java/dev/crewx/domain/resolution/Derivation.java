package dev.crewx.domain.resolution;

import static java.util.Objects.requireNonNull;

import dev.crewx.domain.resolution.CoreProblem.Ask;
import dev.crewx.domain.resolution.CoreProblem.Member;
import dev.crewx.domain.resolution.Statement.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Derives, by PubGrub, that a core cannot be had. Facts about dependencies are made as they are needed, each as wide
 * as it can be: all versions of the asking package that ask for no more than what is at stake stand in one statement.
 *
 * @see <a href="https://github.com/dart-lang/pub/blob/master/doc/solver.md">PubGrub</a>
 */
final class Derivation {
    private final CoreProblem problem;
    private final ValueSet[] domains;
    private final List<Entry> history = new ArrayList<>();
    private final List<List<Integer>> entriesOf = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Deque<Member> changed = new ArrayDeque<>();
    private final int[] weights;
    private int level;
    private int stepsLeft;

    /** A narrowing of a package's values: by a statement, or by decision where there is none. */
    private record Entry(
            Member member,
            ValueSet before,
            ValueSet after,
            @Nullable Statement because,
            int level) {}

    private Derivation(CoreProblem problem, int maxSteps) {
        this.problem = problem;
        this.stepsLeft = maxSteps;
        this.weights = new int[problem.members.size()];
        this.domains = new ValueSet[problem.members.size()];
        for (Member member : problem.members) {
            domains[member.index] = ValueSet.full(member.size());
            entriesOf.add(new ArrayList<>());
        }
    }

    /** The statement without terms, derived in at most that many steps; empty when it takes more. */
    static Optional<Statement> derive(CoreProblem problem, int maxSteps) {
        return Optional.ofNullable(new Derivation(problem, maxSteps).run());
    }

    private @Nullable Statement run() {
        Statement conflict = null;
        for (Statement fact : problem.facts) {
            statements.add(fact);
            conflict = conflict == null ? apply(fact) : conflict;
        }
        while (stepsLeft > 0) {
            if (conflict == null) {
                conflict = propagate();
            }
            if (conflict == null) {
                if (!decide()) {
                    return null;
                }
                continue;
            }
            Statement learned = analyze(conflict);
            if (learned == null || learned.terms.isEmpty()) {
                return learned;
            }
            statements.add(learned);
            changed.clear();
            problem.members.forEach(changed::add);
            conflict = apply(learned);
        }
        return null;
    }

    /** Draws what a statement says now; gives it back where all its terms hold. */
    private @Nullable Statement apply(Statement statement) {
        Member open = null;
        for (Map.Entry<Member, ValueSet> term : statement.terms.entrySet()) {
            ValueSet domain = domains[term.getKey().index];
            if (domain.isWithin(term.getValue())) {
                continue;
            }
            if (open != null || !domain.meets(term.getValue())) {
                return null;
            }
            open = term.getKey();
        }
        if (open == null) {
            return statement;
        }
        ValueSet excluded = statement.terms.get(open);
        if (excluded != null) {
            narrow(open, domains[open.index].and(excluded.complement()), statement);
        }
        return null;
    }

    private void narrow(Member member, ValueSet values, @Nullable Statement because) {
        entriesOf.get(member.index).add(history.size());
        history.add(new Entry(member, domains[member.index], values, because, level));
        domains[member.index] = values;
        changed.add(member);
    }

    private @Nullable Statement propagate() {
        while (!changed.isEmpty()) {
            Member member = changed.remove();
            for (Statement statement : statements) {
                if (statement.terms.containsKey(member)) {
                    Statement conflict = apply(statement);
                    if (conflict != null) {
                        return conflict;
                    }
                }
            }
            for (Map.Entry<Member, Ask[]> ask : member.asks.entrySet()) {
                Statement conflict = forward(member, ask.getKey(), ask.getValue());
                if (conflict != null) {
                    return conflict;
                }
            }
            for (Member dependent : member.dependents) {
                Statement conflict = backward(dependent, member, requireNonNull(dependent.asks.get(member)));
                if (conflict != null) {
                    return conflict;
                }
            }
        }
        return null;
    }

    /** Where every value left asks for the target, the target is one of what they allow. */
    private @Nullable Statement forward(Member member, Member target, Ask[] asks) {
        ValueSet allowed = new ValueSet(target.size());
        ValueSet domain = domains[member.index];
        for (int value = domain.next(0); value >= 0; value = domain.next(value + 1)) {
            Ask ask = asks[value];
            if (ask == null) {
                return null;
            }
            allowed = allowed.or(ask.allowed());
        }
        return domains[target.index].isWithin(allowed) ? null : apply(dependency(member, target, asks, allowed));
    }

    /** Values that ask for what the target cannot be any more are out. */
    private @Nullable Statement backward(Member member, Member target, Ask[] asks) {
        ValueSet left = domains[target.index];
        ValueSet allowed = new ValueSet(target.size());
        boolean any = false;
        for (int value = 1; value < asks.length; value++) {
            Ask ask = asks[value];
            if (ask != null && !ask.allowed().meets(left)) {
                allowed = allowed.or(ask.allowed());
                any |= domains[member.index].contains(value);
            }
        }
        return any ? apply(dependency(member, target, asks, allowed)) : null;
    }

    private static Statement dependency(Member member, Member target, Ask[] asks, ValueSet allowed) {
        ValueSet asking = new ValueSet(member.size());
        Map<Dependency, ValueSet> groups = new LinkedHashMap<>();
        for (int value = 1; value < asks.length; value++) {
            Ask ask = asks[value];
            if (ask != null && ask.allowed().isWithin(allowed)) {
                asking.add(value);
                groups.computeIfAbsent(ask.dependency(), d -> new ValueSet(member.size()))
                        .add(value);
            }
        }
        List<Cause.Group> told = new ArrayList<>();
        groups.forEach((dependency, values) -> told.add(new Cause.Group(
                CoreProblem.versions(member, values), CoreProblem.describe(member, values), dependency)));
        Map<Member, ValueSet> terms = new LinkedHashMap<>();
        if (member == target) {
            terms.put(member, asking.and(allowed.complement()));
        } else {
            terms.put(member, asking);
            terms.put(target, allowed.complement());
        }
        return new Statement(terms, new Cause.DependsOn(member.name, told, CoreProblem.targetOf(target, allowed)));
    }

    private boolean decide() {
        Member best = null;
        for (Member member : problem.members) {
            ValueSet domain = domains[member.index];
            int count = domain.count();
            if (count > 1
                    && !domain.contains(CoreProblem.ABSENT)
                    && (best == null || isMorePromising(member, count, best))) {
                best = member;
            }
        }
        if (best == null) {
            return false;
        }
        stepsLeft--;
        level++;
        narrow(best, ValueSet.of(best.size(), domains[best.index].highest()), null);
        return true;
    }

    /** Whether few values are left for what took part in many conflicts. */
    private boolean isMorePromising(Member member, int count, Member best) {
        return (long) count * (1 + weights[best.index])
                < (long) domains[best.index].count() * (1 + weights[member.index]);
    }

    /** Weighs the conflict against what led to it, last first, until it says something of earlier levels. */
    private @Nullable Statement analyze(Statement conflict) {
        Map<Member, ValueSet> terms = conflict.terms;
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(conflict, problem.members.getFirst()));
        while (!terms.isEmpty()) {
            if (--stepsLeft <= 0) {
                return null;
            }
            int last = -1;
            int previous = -1;
            for (Map.Entry<Member, ValueSet> term : terms.entrySet()) {
                int at = satisfiedAt(term.getKey(), term.getValue());
                previous = Math.max(previous, Math.min(last, at));
                last = Math.max(last, at);
            }
            if (last < 0) {
                return new Statement(Map.of(), steps);
            }
            Entry satisfier = history.get(last);
            weights[satisfier.member().index]++;
            Statement because = satisfier.because();
            ValueSet stake = requireNonNull(terms.get(satisfier.member()));
            if (because != null) {
                ValueSet cut = requireNonNull(because.terms.get(satisfier.member()));
                previous = Math.max(previous, satisfiedAt(satisfier.member(), stake.or(cut)));
            } else {
                ValueSet others = satisfier.after().complement();
                previous = Math.max(previous, satisfiedAt(satisfier.member(), stake.or(others)));
            }
            int previousLevel = previous < 0 ? 0 : history.get(previous).level();
            if (because == null || previousLevel < satisfier.level()) {
                retreat(previousLevel);
                return steps.size() == 1 ? conflict : new Statement(terms, steps);
            }
            terms = Statement.resolve(terms, because.terms, satisfier.member());
            steps.add(new Step(because, satisfier.member()));
        }
        return new Statement(terms, steps);
    }

    /** The first entry after which the package's values are within these; −1 where they always are. */
    private int satisfiedAt(Member member, ValueSet values) {
        if (values.isFull()) {
            return -1;
        }
        for (int index : entriesOf.get(member.index)) {
            if (history.get(index).after().isWithin(values)) {
                return index;
            }
        }
        return -1;
    }

    private void retreat(int to) {
        while (!history.isEmpty() && history.getLast().level() > to) {
            Entry entry = history.removeLast();
            domains[entry.member().index] = entry.before();
            entriesOf.get(entry.member().index).removeLast();
        }
        level = to;
    }
}
