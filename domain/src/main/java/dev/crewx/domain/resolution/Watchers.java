package dev.crewx.domain.resolution;

import java.util.Arrays;

/** The rules that watch one literal, each with another of its literals that spares a look when it holds. */
final class Watchers {
    Rule[] rules = new Rule[4];
    int[] blockers = new int[4];
    int size;

    void add(Rule rule, int blocker) {
        if (size == rules.length) {
            rules = Arrays.copyOf(rules, size * 2);
            blockers = Arrays.copyOf(blockers, size * 2);
        }
        rules[size] = rule;
        blockers[size++] = blocker;
    }

    void truncate(int newSize) {
        Arrays.fill(rules, newSize, size, null);
        size = newSize;
    }
}
