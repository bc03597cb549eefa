package dev.crewx.bundle.tar;

import java.util.Arrays;

/** A canonical Huffman code as DEFLATE has it (RFC 1951, 3.2.2). */
final class HuffmanCode {
    private final int[] lengths;
    private final int[] bits;

    private HuffmanCode(int[] lengths, int[] bits) {
        this.lengths = lengths;
        this.bits = bits;
    }

    int length(int symbol) {
        return lengths[symbol];
    }

    /** The code, its first bit lowest. */
    int bits(int symbol) {
        return bits[symbol];
    }

    /** One more than the last symbol that has a code. */
    int used() {
        int used = lengths.length;
        while (used > 0 && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    /** The canonical code of these lengths; 0 for symbols without one. */
    static HuffmanCode of(int[] lengths) {
        int[] first = new int[17];
        int[] counts = new int[17];
        for (int length : lengths) {
            counts[length]++;
        }
        counts[0] = 0;
        int code = 0;
        for (int length = 1; length <= 15; length++) {
            code = (code + counts[length - 1]) << 1;
            first[length] = code;
        }
        int[] bits = new int[lengths.length];
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            int length = lengths[symbol];
            if (length > 0) {
                bits[symbol] = Integer.reverse(first[length]++) >>> (32 - length);
            }
        }
        return new HuffmanCode(lengths, bits);
    }

    /** The best lengths for symbols that occur so often, none longer than {@code max}. */
    static int[] lengths(int[] counts, int max) {
        int used = 0;
        long[] sorted = new long[counts.length];
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                sorted[used++] = ((long) counts[symbol] << 16) | symbol;
            }
        }
        Arrays.sort(sorted, 0, used);
        int[] lengths = new int[counts.length];
        if (used <= 2) {
            for (int i = 0; i < used; i++) {
                lengths[(int) (sorted[i] & 0xffff)] = 1;
            }
            return lengths;
        }
        int[] perLength = limited(depths(sorted, used), max);
        int at = 0;
        for (int length = max; length > 0; length--) {
            for (int i = 0; i < perLength[length]; i++) {
                lengths[(int) (sorted[at++] & 0xffff)] = length;
            }
        }
        return lengths;
    }

    /** How many leaves lie how deep in the Huffman tree of these counts (in the upper bits), sorted. */
    private static int[] depths(long[] sorted, int used) {
        int nodes = 2 * used - 1;
        long[] weights = new long[nodes];
        int[] parents = new int[nodes];
        for (int i = 0; i < used; i++) {
            weights[i] = sorted[i] >>> 16;
        }
        int leaf = 0;
        int inner = used;
        for (int node = used; node < nodes; node++) {
            for (int child = 0; child < 2; child++) {
                boolean takeLeaf = leaf < used && (inner >= node || weights[leaf] <= weights[inner]);
                int taken = takeLeaf ? leaf++ : inner++;
                weights[node] += weights[taken];
                parents[taken] = node;
            }
        }
        int[] depth = new int[nodes];
        int[] perDepth = new int[used + 1];
        for (int node = nodes - 2; node >= 0; node--) {
            depth[node] = depth[parents[node]] + 1;
            if (node < used) {
                perDepth[depth[node]]++;
            }
        }
        return perDepth;
    }

    /** The same number of leaves with none deeper than {@code max}, and still a full tree. */
    private static int[] limited(int[] perDepth, int max) {
        int[] limited = Arrays.copyOf(perDepth, Math.max(max + 1, perDepth.length));
        for (int depth = max + 1; depth < limited.length; depth++) {
            limited[max] += limited[depth];
            limited[depth] = 0;
        }
        long total = 0;
        for (int depth = 1; depth <= max; depth++) {
            total += (long) limited[depth] << (max - depth);
        }
        while (total > (1L << max)) {
            limited[max]--;
            int depth = max - 1;
            while (limited[depth] == 0) {
                depth--;
            }
            limited[depth]--;
            limited[depth + 1] += 2;
            total--;
        }
        return limited;
    }
}
