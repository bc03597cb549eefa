package dev.crewx.domain.resolution;

/**
 * What an incompatibility demands, turned around: at least one of these literals holds. The first two are watched.
 * Learned rules follow from the others and may be forgotten.
 */
final class Rule {
    final int[] literals;
    final boolean learned;

    /** How many decision levels met in it when it was learned: the fewer, the more it is worth. */
    int spread;

    /** Set once it is forgotten; watchers drop it when they meet it. */
    boolean forgotten;

    Rule(int[] literals, boolean learned) {
        this.literals = literals;
        this.learned = learned;
    }
}
