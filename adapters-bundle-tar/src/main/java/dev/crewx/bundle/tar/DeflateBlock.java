package dev.crewx.bundle.tar;

import java.io.IOException;
import java.util.Arrays;

/** One block of DEFLATE: literals and matches, written with the codes that suit them best. */
final class DeflateBlock {
    private static final int END_OF_BLOCK = 256;
    private static final int LITERALS = 286;
    private static final int DISTANCES = 30;
    private static final int[] LENGTH_BASE = new int[29];
    private static final int[] LENGTH_EXTRA = new int[29];
    private static final int[] DISTANCE_BASE = new int[30];
    private static final int[] DISTANCE_EXTRA = new int[30];
    private static final byte[] LENGTH_CODE = new byte[259];
    private static final int[] CODE_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int MAX_STORED = 65_535;
    private static final HuffmanCode FIXED_LITERALS = HuffmanCode.of(fixedLengths());
    private static final HuffmanCode FIXED_DISTANCES = HuffmanCode.of(filled(DISTANCES, 5));

    static {
        int length = 3;
        for (int code = 0; code < 28; code++) {
            LENGTH_BASE[code] = length;
            LENGTH_EXTRA[code] = code < 8 ? 0 : code / 4 - 1;
            length += 1 << LENGTH_EXTRA[code];
        }
        LENGTH_BASE[28] = 258;
        int distance = 1;
        for (int code = 0; code < 30; code++) {
            DISTANCE_BASE[code] = distance;
            DISTANCE_EXTRA[code] = code < 4 ? 0 : code / 2 - 1;
            distance += 1 << DISTANCE_EXTRA[code];
        }
        for (int code = 0; code < 29; code++) {
            int next = code == 28 ? 259 : LENGTH_BASE[code + 1];
            Arrays.fill(LENGTH_CODE, LENGTH_BASE[code], Math.min(next, 259), (byte) code);
        }
    }

    private final BitOutput out;
    private final short[] lengths;
    private final short[] distances;
    private final int[] literalCounts = new int[LITERALS];
    private final int[] distanceCounts = new int[DISTANCES];
    private int tokens;
    private byte[] source = new byte[0];
    private int start;
    private int end;

    DeflateBlock(BitOutput out, int maxTokens) {
        this.out = out;
        this.lengths = new short[maxTokens];
        this.distances = new short[maxTokens];
    }

    /** Begins a block for these bytes, whose literals and matches follow. */
    void begin(byte[] bytes, int from, int to) {
        source = bytes;
        start = from;
        end = to;
        tokens = 0;
        Arrays.fill(literalCounts, 0);
        Arrays.fill(distanceCounts, 0);
        literalCounts[END_OF_BLOCK] = 1;
    }

    void literal(byte value) {
        lengths[tokens] = (short) (value & 0xff);
        distances[tokens++] = 0;
        literalCounts[value & 0xff]++;
    }

    void match(int length, int distance) {
        lengths[tokens] = (short) length;
        distances[tokens++] = (short) distance;
        literalCounts[257 + LENGTH_CODE[length]]++;
        distanceCounts[distanceCode(distance)]++;
    }

    void end(boolean last) throws IOException {
        // Two codes at least: some readers stumble over a tree of one or none.
        for (int code = 0; code < 2; code++) {
            distanceCounts[code] = Math.max(distanceCounts[code], 1);
        }
        HuffmanCode literals = HuffmanCode.of(HuffmanCode.lengths(literalCounts, 15));
        HuffmanCode distanceCode = HuffmanCode.of(HuffmanCode.lengths(distanceCounts, 15));
        CodeLengths codeLengths = CodeLengths.of(literals, distanceCode);
        long own = codeLengths.cost() + cost(literals, distanceCode);
        long fixed = cost(FIXED_LITERALS, FIXED_DISTANCES);
        long stored = 8L * (end - start) + 40L * ((end - start) / MAX_STORED + 1);
        if (stored < Math.min(own, fixed)) {
            stored(last);
        } else if (fixed <= own) {
            out.write(last ? 3 : 2, 3);
            body(FIXED_LITERALS, FIXED_DISTANCES);
        } else {
            out.write(last ? 5 : 4, 3);
            codeLengths.write(out);
            body(literals, distanceCode);
        }
        if (last) {
            out.align();
            out.flush();
        }
    }

    private long cost(HuffmanCode literals, HuffmanCode distanceCodes) {
        long cost = 3;
        for (int symbol = 0; symbol < LITERALS; symbol++) {
            int extra = symbol > END_OF_BLOCK ? LENGTH_EXTRA[symbol - 257] : 0;
            cost += (long) literalCounts[symbol] * (literals.length(symbol) + extra);
        }
        for (int code = 0; code < DISTANCES; code++) {
            cost += (long) distanceCounts[code] * (distanceCodes.length(code) + DISTANCE_EXTRA[code]);
        }
        return cost;
    }

    private void stored(boolean last) throws IOException {
        int at = start;
        do {
            int part = Math.min(MAX_STORED, end - at);
            out.write(last && at + part == end ? 1 : 0, 3);
            out.align();
            out.write(part, 16);
            out.write(~part & 0xffff, 16);
            out.write(source, at, part);
            at += part;
        } while (at < end);
    }

    private void body(HuffmanCode literals, HuffmanCode distanceCodes) throws IOException {
        for (int i = 0; i < tokens; i++) {
            int distance = distances[i] & 0xffff;
            if (distance == 0) {
                out.write(literals.bits(lengths[i]), literals.length(lengths[i]));
                continue;
            }
            int lengthCode = LENGTH_CODE[lengths[i]];
            out.write(literals.bits(257 + lengthCode), literals.length(257 + lengthCode));
            out.write(lengths[i] - LENGTH_BASE[lengthCode], LENGTH_EXTRA[lengthCode]);
            int code = distanceCode(distance);
            out.write(distanceCodes.bits(code), distanceCodes.length(code));
            out.write(distance - DISTANCE_BASE[code], DISTANCE_EXTRA[code]);
        }
        out.write(literals.bits(END_OF_BLOCK), literals.length(END_OF_BLOCK));
    }

    private static int distanceCode(int distance) {
        if (distance <= 4) {
            return distance - 1;
        }
        int log = 31 - Integer.numberOfLeadingZeros(distance - 1);
        return 2 * log + (((distance - 1) >> (log - 1)) & 1);
    }

    private static int[] fixedLengths() {
        int[] lengths = new int[288];
        Arrays.fill(lengths, 0, 144, 8);
        Arrays.fill(lengths, 144, 256, 9);
        Arrays.fill(lengths, 256, 280, 7);
        Arrays.fill(lengths, 280, 288, 8);
        return lengths;
    }

    private static int[] filled(int size, int value) {
        int[] values = new int[size];
        Arrays.fill(values, value);
        return values;
    }

    /** The two codes of a block, as they are written before it. */
    private static final class CodeLengths {
        private final int literalCount;
        private final int distanceCount;
        private final int[] symbols;
        private final int[] extras;
        private final int size;
        private final HuffmanCode code;

        private CodeLengths(
                int literalCount, int distanceCount, int[] symbols, int[] extras, int size, HuffmanCode code) {
            this.literalCount = literalCount;
            this.distanceCount = distanceCount;
            this.symbols = symbols;
            this.extras = extras;
            this.size = size;
            this.code = code;
        }

        static CodeLengths of(HuffmanCode literals, HuffmanCode distances) {
            int literalCount = Math.max(257, literals.used());
            int distanceCount = Math.max(1, distances.used());
            int[] all = new int[literalCount + distanceCount];
            for (int i = 0; i < all.length; i++) {
                all[i] = i < literalCount ? literals.length(i) : distances.length(i - literalCount);
            }
            int[] symbols = new int[all.length];
            int[] extras = new int[all.length];
            int size = 0;
            int[] counts = new int[19];
            for (int i = 0; i < all.length; ) {
                int run = 1;
                while (i + run < all.length && all[i + run] == all[i]) {
                    run++;
                }
                boolean zeros = all[i] == 0;
                int repeated = zeros ? Math.min(run, 138) : Math.min(run - 1, 6);
                if (!zeros || repeated < 3) {
                    symbols[size] = all[i++];
                    counts[symbols[size++]]++;
                }
                if (repeated >= 3) {
                    symbols[size] = !zeros ? 16 : repeated <= 10 ? 17 : 18;
                    extras[size] = repeated - (symbols[size] == 18 ? 11 : 3);
                    counts[symbols[size++]]++;
                    i += repeated;
                }
            }
            return new CodeLengths(
                    literalCount, distanceCount, symbols, extras, size, HuffmanCode.of(HuffmanCode.lengths(counts, 7)));
        }

        private int orderUsed() {
            int used = CODE_ORDER.length;
            while (used > 4 && code.length(CODE_ORDER[used - 1]) == 0) {
                used--;
            }
            return used;
        }

        long cost() {
            long cost = 14 + 3L * orderUsed();
            for (int i = 0; i < size; i++) {
                cost += code.length(symbols[i]) + extraBits(symbols[i]);
            }
            return cost;
        }

        void write(BitOutput out) throws IOException {
            out.write(literalCount - 257, 5);
            out.write(distanceCount - 1, 5);
            out.write(orderUsed() - 4, 4);
            for (int i = 0; i < orderUsed(); i++) {
                out.write(code.length(CODE_ORDER[i]), 3);
            }
            for (int i = 0; i < size; i++) {
                out.write(code.bits(symbols[i]), code.length(symbols[i]));
                out.write(extras[i], extraBits(symbols[i]));
            }
        }

        private static int extraBits(int symbol) {
            return switch (symbol) {
                case 16 -> 2;
                case 17 -> 3;
                case 18 -> 7;
                default -> 0;
            };
        }
    }
}
