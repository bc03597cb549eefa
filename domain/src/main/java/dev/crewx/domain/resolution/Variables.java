package dev.crewx.domain.resolution;

import dev.crewx.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The solver's variables and what is known of them: values, the levels and reasons they were assigned with, and the
 * trail of assignments in order. Keeps the packages' domains in step.
 */
final class Variables {
    /** Reasons that are no literal. */
    static final int DECIDED = -1;

    /** The package has no other value left, or the set no member. */
    static final int EXHAUSTED = -2;

    static final int BY_RULE = -3;

    /** It holds whatever is decided. */
    static final int FACT = -4;

    private int count;
    private byte[] values = new byte[256];
    private int[] levels = new int[256];
    private int[] reasons = new int[256];
    private @Nullable Rule[] rules = new Rule[256];
    private int[] ordinals = new int[256];
    private @Nullable PackageNode[] packages = new PackageNode[256];
    private @Nullable SetNode[] sets = new SetNode[256];
    private @Nullable Watchers[] watchers = new Watchers[512];

    final IntList trail = new IntList(256);
    private final IntList levelStarts = new IntList(64);

    /** Facts found while decisions stood; they are put back after each retreat until the first level has them. */
    private final IntList lateFacts = new IntList(8);

    final PackageHeap open = new PackageHeap();
    final List<PackageNode> loaded = new ArrayList<>();

    private int newVariable() {
        if (count == values.length) {
            int capacity = count * 2;
            values = Arrays.copyOf(values, capacity);
            levels = Arrays.copyOf(levels, capacity);
            reasons = Arrays.copyOf(reasons, capacity);
            rules = Arrays.copyOf(rules, capacity);
            ordinals = Arrays.copyOf(ordinals, capacity);
            packages = Arrays.copyOf(packages, capacity);
            sets = Arrays.copyOf(sets, capacity);
            watchers = Arrays.copyOf(watchers, capacity * 2);
        }
        return count++;
    }

    int newAuxiliary() {
        return newVariable();
    }

    int count() {
        return count;
    }

    /** Gives each value of the package a variable. */
    void register(PackageNode node) {
        int size = node.size();
        node.base = count;
        for (int value = 0; value < size; value++) {
            int variable = newVariable();
            packages[variable] = node;
            ordinals[variable] = value;
        }
        node.domain = Bits.full(size);
        node.domainSize = size;
        loaded.add(node);
    }

    SetNode newSet(PackageNode target, @Nullable VersionRange range, boolean orAbsent) {
        int variable = newVariable();
        SetNode set = new SetNode(variable, target, range, orAbsent);
        sets[variable] = set;
        target.sets.add(set);
        return set;
    }

    /** The package whose value the variable stands for, {@code null} for other variables. */
    @Nullable PackageNode packageOf(int variable) {
        return packages[variable];
    }

    int ordinalOf(int variable) {
        return ordinals[variable];
    }

    @Nullable SetNode setOf(int variable) {
        return sets[variable];
    }

    Watchers watchersOf(int literal) {
        Watchers known = watchers[literal];
        if (known == null) {
            known = new Watchers();
            watchers[literal] = known;
        }
        return known;
    }

    @Nullable Watchers knownWatchersOf(int literal) {
        return watchers[literal];
    }

    boolean isTrue(int literal) {
        return values[literal >>> 1] == ((literal & 1) == 0 ? 1 : -1);
    }

    boolean isFalse(int literal) {
        return values[literal >>> 1] == ((literal & 1) == 0 ? -1 : 1);
    }

    boolean isOpen(int literal) {
        return values[literal >>> 1] == 0;
    }

    int level(int variable) {
        return levels[variable];
    }

    int reason(int variable) {
        return reasons[variable];
    }

    @Nullable Rule ruleOf(int variable) {
        return rules[variable];
    }

    int currentLevel() {
        return levelStarts.size();
    }

    int levelStart(int level) {
        return level == 0 ? 0 : levelStarts.get(level - 1);
    }

    void newLevel() {
        levelStarts.add(trail.size());
    }

    /** Makes an open literal hold. */
    void assign(int literal, int reason, @Nullable Rule rule) {
        int variable = literal >>> 1;
        boolean positive = (literal & 1) == 0;
        values[variable] = (byte) (positive ? 1 : -1);
        levels[variable] = reason == FACT ? 0 : levelStarts.size();
        reasons[variable] = reason;
        rules[variable] = rule;
        trail.add(literal);
        PackageNode node = packages[variable];
        if (node != null && !positive) {
            int value = ordinals[variable];
            Bits.clear(node.domain, value);
            node.domainSize--;
            if (value == PackageNode.ABSENT) {
                open.insert(node);
            }
        }
    }

    /** Remembers a literal that holds whatever is decided. */
    void addLateFact(int literal) {
        lateFacts.add(literal);
    }

    /** Undoes every level above this one; what was late is assigned again by the propagator. */
    void retreat(int level) {
        if (levelStarts.size() <= level) {
            return;
        }
        int start = levelStarts.get(level);
        for (int i = trail.size() - 1; i >= start; i--) {
            undo(trail.get(i));
        }
        trail.truncate(start);
        levelStarts.truncate(level);
    }

    private void undo(int literal) {
        int variable = literal >>> 1;
        values[variable] = 0;
        PackageNode node = packages[variable];
        if (node == null) {
            return;
        }
        int value = ordinals[variable];
        if ((literal & 1) != 0) {
            Bits.set(node.domain, value);
            node.domainSize++;
        } else if (value != PackageNode.ABSENT) {
            node.saved = value;
            open.insert(node);
        }
    }

    IntList lateFacts() {
        return lateFacts;
    }
}
