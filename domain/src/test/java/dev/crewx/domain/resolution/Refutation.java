package dev.crewx.domain.resolution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tries all combinations of values against rules of the form "not all of these", narrowing as it goes. */
final class Refutation {
    private static final int MAX_NODES = 2_000_000;

    private final BitSet[] domains;
    private final List<int[]> ruleMembers = new ArrayList<>();
    private final List<BitSet[]> ruleSets = new ArrayList<>();
    private final List<List<Integer>> rulesOf = new ArrayList<>();
    private final long[] weights;
    private final Deque<Integer> changed = new ArrayDeque<>();
    private final List<Integer> trailMembers = new ArrayList<>();
    private final List<BitSet> trailDomains = new ArrayList<>();

    private Refutation(Map<String, Set<Object>> start, List<Map<String, Set<Object>>> rules) {
        List<String> names = new ArrayList<>(start.keySet());
        Collections.sort(names);
        Map<String, Integer> numbers = new HashMap<>();
        List<Map<Object, Integer>> values = new ArrayList<>();
        domains = new BitSet[names.size()];
        weights = new long[names.size()];
        for (String name : names) {
            int number = numbers.size();
            numbers.put(name, number);
            Map<Object, Integer> known = new HashMap<>();
            start.get(name).forEach(value -> known.put(value, known.size()));
            values.add(known);
            domains[number] = new BitSet();
            domains[number].set(0, known.size());
            weights[number] = 1;
            rulesOf.add(new ArrayList<>());
        }
        for (Map<String, Set<Object>> rule : rules) {
            int[] members = rule.keySet().stream().mapToInt(numbers::get).toArray();
            BitSet[] sets = new BitSet[members.length];
            int at = 0;
            for (Map.Entry<String, Set<Object>> term : rule.entrySet()) {
                BitSet set = new BitSet();
                Map<Object, Integer> known = values.get(numbers.get(term.getKey()));
                term.getValue().stream().filter(known::containsKey).forEach(value -> set.set(known.get(value)));
                sets[at++] = set;
            }
            for (int member : members) {
                rulesOf.get(member).add(ruleMembers.size());
            }
            ruleMembers.add(members);
            ruleSets.add(sets);
        }
    }

    /** Whether no combination breaks none of the rules. */
    static boolean holds(Map<String, Set<Object>> start, List<Map<String, Set<Object>>> rules) {
        return new Refutation(start, rules).search();
    }

    /** A point to come back to: how long the trail was, and the values of a package not yet tried. */
    private record Branch(int trail, int member, BitSet left) {}

    private boolean search() {
        Deque<Branch> branches = new ArrayDeque<>();
        for (int member = 0; member < domains.length; member++) {
            changed.add(member);
        }
        for (int nodes = 0; nodes < MAX_NODES; nodes++) {
            if (narrow()) {
                int member = split();
                if (member < 0) {
                    return false;
                }
                branches.push(new Branch(trailMembers.size(), member, (BitSet) domains[member].clone()));
            }
            while (!branches.isEmpty() && branches.peek().left().isEmpty()) {
                undo(branches.pop().trail());
            }
            if (branches.isEmpty()) {
                return true;
            }
            Branch branch = branches.peek();
            undo(branch.trail());
            int value = branch.left().nextSetBit(0);
            branch.left().clear(value);
            BitSet only = new BitSet();
            only.set(value);
            set(branch.member(), only);
        }
        return false;
    }

    private int split() {
        int best = -1;
        for (int member = 0; member < domains.length; member++) {
            int size = domains[member].cardinality();
            if (size > 1 && (best < 0 || size * weights[best] < domains[best].cardinality() * weights[member])) {
                best = member;
            }
        }
        return best;
    }

    private void set(int member, BitSet values) {
        trailMembers.add(member);
        trailDomains.add(domains[member]);
        domains[member] = values;
        changed.add(member);
    }

    private void undo(int to) {
        while (trailMembers.size() > to) {
            domains[trailMembers.removeLast()] = trailDomains.removeLast();
        }
        changed.clear();
    }

    private boolean narrow() {
        while (!changed.isEmpty()) {
            int member = changed.remove();
            for (int rule : rulesOf.get(member)) {
                if (!apply(rule)) {
                    for (int each : ruleMembers.get(rule)) {
                        weights[each]++;
                    }
                    changed.clear();
                    return false;
                }
            }
        }
        return true;
    }

    private boolean apply(int rule) {
        int[] members = ruleMembers.get(rule);
        BitSet[] sets = ruleSets.get(rule);
        int open = -1;
        for (int i = 0; i < members.length; i++) {
            BitSet rest = (BitSet) domains[members[i]].clone();
            rest.andNot(sets[i]);
            if (!rest.isEmpty()) {
                if (open >= 0 || !domains[members[i]].intersects(sets[i])) {
                    return true;
                }
                open = i;
            }
        }
        if (open < 0) {
            return false;
        }
        BitSet narrowed = (BitSet) domains[members[open]].clone();
        narrowed.andNot(sets[open]);
        set(members[open], narrowed);
        return true;
    }
}
