package dev.crewx.domain.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A set of a package's values, for derivations; operations give new sets. */
final class ValueSet {
    private final int size;
    private final long[] bits;

    /** The empty set of {@code size} possible values. */
    ValueSet(int size) {
        this(size, Bits.empty(size));
    }

    private ValueSet(int size, long[] bits) {
        this.size = size;
        this.bits = bits;
    }

    static ValueSet full(int size) {
        return new ValueSet(size, Bits.full(size));
    }

    static ValueSet of(int size, int value) {
        ValueSet set = new ValueSet(size);
        set.add(value);
        return set;
    }

    void add(int value) {
        Bits.set(bits, value);
    }

    boolean contains(int value) {
        return value >= 0 && value < size && Bits.get(bits, value);
    }

    int next(int from) {
        return Bits.next(bits, from);
    }

    int highest() {
        return Bits.highest(bits);
    }

    boolean hasMemberFrom(int value) {
        return next(value) >= 0;
    }

    boolean isEmpty() {
        return Bits.highest(bits) < 0;
    }

    boolean isFull() {
        return count() == size;
    }

    int count() {
        return Bits.count(bits);
    }

    ValueSet and(ValueSet other) {
        long[] result = bits.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] &= other.bits[i];
        }
        return new ValueSet(size, result);
    }

    ValueSet or(ValueSet other) {
        long[] result = bits.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] |= other.bits[i];
        }
        return new ValueSet(size, result);
    }

    ValueSet complement() {
        long[] result = Bits.full(size);
        for (int i = 0; i < result.length; i++) {
            result[i] &= ~bits[i];
        }
        return new ValueSet(size, result);
    }

    ValueSet without(int value) {
        long[] result = bits.clone();
        Bits.clear(result, value);
        return new ValueSet(size, result);
    }

    boolean isWithin(ValueSet other) {
        for (int i = 0; i < bits.length; i++) {
            if ((bits[i] & ~other.bits[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean meets(ValueSet other) {
        for (int i = 0; i < bits.length; i++) {
            if ((bits[i] & other.bits[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The content, to compare by. */
    List<Long> words() {
        List<Long> words = new ArrayList<>(bits.length);
        for (long word : bits) {
            words.add(word);
        }
        return words;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueSet set && size == set.size && Arrays.equals(bits, set.bits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bits);
    }
}
