package dev.crewx.domain.resolution;

/** Sets of small numbers as words of bits. */
final class Bits {
    private Bits() {}

    static long[] empty(int size) {
        return new long[(size + 63) >>> 6];
    }

    static long[] full(int size) {
        long[] bits = empty(size);
        for (int i = 0; i < size; i++) {
            set(bits, i);
        }
        return bits;
    }

    static boolean get(long[] bits, int index) {
        return (bits[index >>> 6] & (1L << index)) != 0;
    }

    static void set(long[] bits, int index) {
        bits[index >>> 6] |= 1L << index;
    }

    static void clear(long[] bits, int index) {
        bits[index >>> 6] &= ~(1L << index);
    }

    /** The least member from an index on, or −1. */
    static int next(long[] bits, int from) {
        int word = from >>> 6;
        if (word >= bits.length) {
            return -1;
        }
        long rest = bits[word] & (-1L << from);
        while (rest == 0) {
            if (++word == bits.length) {
                return -1;
            }
            rest = bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(rest);
    }

    /** The greatest member, or −1. */
    static int highest(long[] bits) {
        for (int word = bits.length - 1; word >= 0; word--) {
            if (bits[word] != 0) {
                return (word << 6) + 63 - Long.numberOfLeadingZeros(bits[word]);
            }
        }
        return -1;
    }

    /** The greatest member of both, or −1. */
    static int highestCommon(long[] a, long[] b) {
        for (int word = a.length - 1; word >= 0; word--) {
            long both = a[word] & b[word];
            if (both != 0) {
                return (word << 6) + 63 - Long.numberOfLeadingZeros(both);
            }
        }
        return -1;
    }

    static int count(long[] bits) {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
