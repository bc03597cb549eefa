package dev.crewx.domain.resolution;

import java.util.Arrays;
import java.util.Collection;

/** Literals assumed together; unchangeable. */
final class Literals {
    static final Literals NONE = new Literals(new int[0]);

    private final int[] items;

    private Literals(int[] items) {
        this.items = items;
    }

    static Literals of(int... items) {
        return new Literals(items.clone());
    }

    Literals and(int literal) {
        int[] all = Arrays.copyOf(items, items.length + 1);
        all[items.length] = literal;
        return new Literals(all);
    }

    Literals and(Collection<Integer> more) {
        int[] all = Arrays.copyOf(items, items.length + more.size());
        int size = items.length;
        for (int literal : more) {
            all[size++] = literal;
        }
        return new Literals(all);
    }

    boolean isEmpty() {
        return items.length == 0;
    }

    int[] toArray() {
        return items.clone();
    }
}
