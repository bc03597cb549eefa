package dev.crewx.domain.resolution;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Draws what follows from the assignments made so far, until nothing more does or something contradicts itself. Asks
 * for a package's versions when, and only when, some choice requires it.
 */
final class Propagator {
    private final Variables variables;
    private final PackageTable table;
    private final Deque<PackageNode> toLoad = new ArrayDeque<>();
    private int next;

    /** The literals of the contradiction, all false; meaningful after {@link #run} returned false. */
    final IntList conflict = new IntList(64);

    private boolean contradicted;

    Propagator(Variables variables, PackageTable table) {
        this.variables = variables;
        this.table = table;
    }

    /** Draws all consequences; false when there is a contradiction, whose literals are in {@link #conflict}. */
    boolean run() {
        contradicted = false;
        while (true) {
            while (next < variables.trail.size()) {
                propagate(variables.trail.get(next++));
                if (contradicted) {
                    next = variables.trail.size();
                    return false;
                }
            }
            if (toLoad.isEmpty()) {
                return true;
            }
            loadWaiting();
            if (contradicted) {
                return false;
            }
        }
    }

    /** To be called after the trail was cut. */
    void retreated() {
        toLoad.clear();
        next = Math.min(next, variables.trail.size());
        IntList late = variables.lateFacts();
        for (int i = 0; i < late.size(); i++) {
            if (variables.isOpen(late.get(i))) {
                variables.assign(late.get(i), Variables.FACT, null);
            }
        }
        if (variables.currentLevel() == 0) {
            late.clear();
        }
    }

    private void loadWaiting() {
        List<PackageNode> batch = new ArrayList<>();
        for (PackageNode node : toLoad) {
            if (!node.isLoaded() && !batch.contains(node)) {
                batch.add(node);
            }
        }
        toLoad.clear();
        if (batch.size() > 1) {
            table.prefetch(batch);
        }
        for (PackageNode node : batch) {
            load(node);
        }
    }

    /** Asks for the package's versions and adds what follows from them. */
    void load(PackageNode node) {
        if (node.isLoaded()) {
            return;
        }
        table.fetch(node);
        variables.register(node);
        int size = node.size();
        node.needs = new int[size][];
        node.witnessOf = new IntList[size];
        node.needs[PackageNode.ABSENT] = new int[0];
        for (SetNode set : node.sets) {
            set.members = membersOf(set);
            settle(set);
        }
        for (int value = 1; value <= node.versions.length; value++) {
            attach(node, value);
        }
        if (node.freeable) {
            node.needs[node.freeValue()] = new int[0];
        }
        if (size == 1) {
            assignFact(Literal.of(node.base));
        }
    }

    private static long[] membersOf(SetNode set) {
        PackageNode node = set.target;
        long[] members = Bits.empty(node.size());
        if (set.orAbsent) {
            Bits.set(members, PackageNode.ABSENT);
        }
        if (set.range != null) {
            for (int value = 1; value <= node.versions.length; value++) {
                if (set.range.contains(node.version(value).version())) {
                    Bits.set(members, value);
                }
            }
        }
        if (node.freeable) {
            Bits.set(members, node.freeValue());
        }
        return members;
    }

    private void attach(PackageNode node, int value) {
        List<Dependency> dependencies = node.version(value).dependencies();
        int[] needs = new int[dependencies.size()];
        int variable = node.variable(value);
        for (int i = 0; i < needs.length; i++) {
            SetNode set = setOf(dependencies.get(i));
            needs[i] = set.variable;
            set.users.add(variable);
            if (variables.isFalse(Literal.of(set.variable))) {
                imply(Literal.notOf(variable), Literal.notOf(set.variable));
            }
        }
        node.needs[value] = needs;
    }

    /** The set a dependency asks for; the same for all that ask the same. */
    SetNode setOf(Dependency dependency) {
        PackageNode target = table.node(dependency.name());
        var known = dependency.optional() ? target.optional : target.required;
        SetNode set = known.get(dependency.range());
        if (set == null) {
            set = variables.newSet(target, dependency.range(), dependency.optional());
            known.put(dependency.range(), set);
            if (target.isLoaded()) {
                set.members = membersOf(set);
                settle(set);
            }
        }
        return set;
    }

    /** A set given by its members; the package must be loaded. */
    SetNode setOf(PackageNode target, long[] members) {
        SetNode set = variables.newSet(target, null, Bits.get(members, PackageNode.ABSENT));
        set.members = members;
        settle(set);
        return set;
    }

    /** Brings a set whose members have just become known in line with the assignments. */
    private void settle(SetNode set) {
        int literal = Literal.of(set.variable);
        if (Bits.highest(set.members()) < 0 && !variables.isTrue(literal)) {
            assignFact(Literal.not(literal));
            return;
        }
        findWitness(set);
        if (variables.isTrue(literal)) {
            confine(set);
        }
    }

    private void assignFact(int literal) {
        if (variables.isOpen(literal)) {
            variables.assign(literal, Variables.FACT, null);
            if (variables.currentLevel() > 0) {
                variables.addLateFact(literal);
            }
        }
    }

    private void propagate(int literal) {
        int variable = Literal.variable(literal);
        PackageNode node = variables.packageOf(variable);
        if (node != null) {
            if (Literal.isNegated(literal)) {
                excluded(node, variables.ordinalOf(variable));
            } else {
                chosen(node, variables.ordinalOf(variable), literal);
            }
        } else {
            SetNode set = variables.setOf(variable);
            if (set != null) {
                propagate(set, literal);
            }
        }
        if (!contradicted) {
            visitRules(Literal.not(literal));
        }
    }

    private void propagate(SetNode set, int literal) {
        if (Literal.isNegated(literal)) {
            for (int i = 0; i < set.users.size(); i++) {
                imply(Literal.notOf(set.users.get(i)), literal);
            }
        } else if (set.members != null) {
            confine(set);
        } else if (!set.orAbsent) {
            toLoad.add(set.target);
        }
    }

    private void chosen(PackageNode node, int value, int literal) {
        if (node.domainSize > 1) {
            long[] domain = node.domain;
            for (int other = Bits.next(domain, 0); other >= 0; other = Bits.next(domain, other + 1)) {
                if (other != value) {
                    imply(Literal.notOf(node.variable(other)), literal);
                }
            }
        }
        for (int set : node.needs[value]) {
            imply(Literal.of(set), literal);
        }
    }

    private void excluded(PackageNode node, int value) {
        if (node.domainSize <= 1) {
            int last = Bits.next(node.domain, 0);
            if (last < 0) {
                contradictNoValue(node);
                return;
            }
            int literal = Literal.of(node.variable(last));
            if (variables.isOpen(literal)) {
                variables.assign(literal, Variables.EXHAUSTED, null);
            }
        }
        IntList watching = node.witnessOf[value];
        if (watching == null) {
            return;
        }
        int kept = 0;
        int count = watching.size();
        for (int i = 0; i < count; i++) {
            int setVariable = watching.get(i);
            SetNode set = requireNonNull(variables.setOf(setVariable));
            int witness = Bits.highestCommon(node.domain, set.members());
            if (witness >= 0) {
                watch(node, witness, setVariable);
            } else {
                watching.set(kept++, setVariable);
                exhausted(set);
                if (contradicted) {
                    for (int rest = i + 1; rest < count; rest++) {
                        watching.set(kept++, watching.get(rest));
                    }
                    break;
                }
            }
        }
        watching.truncate(kept);
    }

    private static void watch(PackageNode node, int value, int setVariable) {
        IntList watching = node.witnessOf[value];
        if (watching == null) {
            watching = new IntList(4);
            node.witnessOf[value] = watching;
        }
        watching.add(setVariable);
    }

    private void findWitness(SetNode set) {
        PackageNode node = set.target;
        int witness = Bits.highestCommon(node.domain, set.members());
        if (witness >= 0) {
            watch(node, witness, set.variable);
            return;
        }
        // Without a witness now there may be one after a retreat: watch any member that is excluded.
        int member = Bits.highest(set.members());
        if (member >= 0) {
            watch(node, member, set.variable);
        }
        exhausted(set);
    }

    private void exhausted(SetNode set) {
        int literal = Literal.notOf(set.variable);
        if (variables.isOpen(literal)) {
            variables.assign(literal, Variables.EXHAUSTED, null);
        } else if (variables.isFalse(literal) && !contradicted) {
            contradicted = true;
            conflict.clear();
            conflict.add(literal);
            addMembers(set, conflict);
        }
    }

    private void confine(SetNode set) {
        PackageNode node = set.target;
        long[] members = set.members();
        int literal = Literal.of(set.variable);
        for (int word = 0; word < members.length; word++) {
            long excluded = node.domain[word] & ~members[word];
            while (excluded != 0) {
                int value = (word << 6) + Long.numberOfTrailingZeros(excluded);
                excluded &= excluded - 1;
                imply(Literal.notOf(node.variable(value)), literal);
            }
        }
        if (node.domainSize == 0) {
            contradictNoValue(node);
        }
    }

    /** Assigns what follows from one literal alone. */
    private void imply(int literal, int because) {
        if (variables.isOpen(literal)) {
            variables.assign(literal, because, null);
        } else if (variables.isFalse(literal) && !contradicted) {
            contradicted = true;
            conflict.clear();
            conflict.add(literal);
            conflict.add(Literal.not(because));
        }
    }

    private void contradictNoValue(PackageNode node) {
        if (contradicted) {
            return;
        }
        contradicted = true;
        conflict.clear();
        for (int value = 0; value < node.size(); value++) {
            conflict.add(Literal.of(node.variable(value)));
        }
    }

    private void visitRules(int falseLiteral) {
        Watchers watchers = variables.knownWatchersOf(falseLiteral);
        if (watchers == null) {
            return;
        }
        Rule[] rules = watchers.rules;
        int[] blockers = watchers.blockers;
        int size = watchers.size;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Rule rule = rules[i];
            int blocker = blockers[i];
            if (variables.isTrue(blocker)) {
                rules[kept] = rule;
                blockers[kept++] = blocker;
                continue;
            }
            if (rule.forgotten) {
                continue;
            }
            int[] literals = rule.literals;
            if (literals[0] == falseLiteral) {
                literals[0] = literals[1];
                literals[1] = falseLiteral;
            }
            int first = literals[0];
            if (variables.isTrue(first)) {
                rules[kept] = rule;
                blockers[kept++] = first;
                continue;
            }
            if (moveWatch(rule, first)) {
                continue;
            }
            rules[kept] = rule;
            blockers[kept++] = first;
            if (variables.isFalse(first)) {
                contradict(rule);
                while (++i < size) {
                    rules[kept] = rules[i];
                    blockers[kept++] = blockers[i];
                }
                break;
            }
            variables.assign(first, Variables.BY_RULE, rule);
        }
        watchers.truncate(kept);
    }

    private boolean moveWatch(Rule rule, int first) {
        int[] literals = rule.literals;
        for (int k = 2; k < literals.length; k++) {
            int candidate = literals[k];
            if (!variables.isFalse(candidate)) {
                literals[k] = literals[1];
                literals[1] = candidate;
                variables.watchersOf(candidate).add(rule, first);
                return true;
            }
        }
        return false;
    }

    private void contradict(Rule rule) {
        contradicted = true;
        conflict.clear();
        for (int literal : rule.literals) {
            conflict.add(literal);
        }
    }

    /** Adds the literals, other than the variable's own, that made it what it is; all of them are false. */
    void addReasons(int variable, IntList into) {
        int reason = variables.reason(variable);
        if (reason >= 0) {
            into.add(Literal.not(reason));
        } else if (reason == Variables.BY_RULE) {
            Rule rule = requireNonNull(variables.ruleOf(variable));
            for (int literal : rule.literals) {
                if (Literal.variable(literal) != variable) {
                    into.add(literal);
                }
            }
        } else if (reason == Variables.EXHAUSTED) {
            PackageNode node = variables.packageOf(variable);
            if (node != null) {
                for (int value = 0; value < node.size(); value++) {
                    if (node.variable(value) != variable) {
                        into.add(Literal.of(node.variable(value)));
                    }
                }
            } else {
                addMembers(requireNonNull(variables.setOf(variable)), into);
            }
        }
    }

    private static void addMembers(SetNode set, IntList into) {
        PackageNode node = set.target;
        long[] members = set.members();
        for (int value = Bits.next(members, 0); value >= 0; value = Bits.next(members, value + 1)) {
            into.add(Literal.of(node.variable(value)));
        }
    }
}
