package dev.crewx.bundle.tar;

import java.io.IOException;
import java.util.Arrays;

/**
 * Compression to the DEFLATE format (RFC 1951) in plain Java. The JDK's own comes from whichever zlib its builder
 * linked (zlib, zlib-ng, Cloudflare's, …), and those give different bytes for the same input; a bundle's digest must
 * not depend on that. The search is zlib's lazy one at about its level 6.
 */
final class Deflate {
    private static final int WINDOW = 32 * 1024;
    private static final int SEGMENT = 128 * 1024;
    private static final int MIN_MATCH = 3;
    private static final int MAX_MATCH = 258;
    private static final int HASH_BITS = 15;
    private static final int MAX_CHAIN = 128;
    private static final int GOOD_LENGTH = 8;
    private static final int LAZY_LENGTH = 16;
    private static final int NICE_LENGTH = 128;

    /** A match of three bytes from further away costs more than three literals. */
    private static final int TOO_FAR = 4096;

    private final DeflateBlock block;
    private final byte[] buffer = new byte[WINDOW + SEGMENT];
    private final int[] head = new int[1 << HASH_BITS];
    private final int[] previous = new int[WINDOW];
    private int start;
    private int end;
    private int inserted;
    private int matchLength;
    private int matchStart;

    Deflate(BitOutput out) {
        this.block = new DeflateBlock(out, SEGMENT);
        Arrays.fill(head, -1);
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            if (end == buffer.length || end - start == SEGMENT) {
                compress(false);
                slide();
            }
            int part = Math.min(length - done, Math.min(buffer.length - end, SEGMENT - (end - start)));
            System.arraycopy(bytes, offset + done, buffer, end, part);
            end += part;
            done += part;
        }
    }

    /** Writes what is left and the end of the last block. */
    void finish() throws IOException {
        compress(true);
    }

    /** Keeps one window of what has been compressed, at the buffer's beginning. */
    private void slide() {
        int shift = end - WINDOW;
        if (shift > 0) {
            System.arraycopy(buffer, shift, buffer, 0, WINDOW);
            shift(head, shift);
            // Places in this table are positions modulo the window, so it turns with them.
            int[] old = previous.clone();
            for (int position = 0; position < WINDOW; position++) {
                int value = old[(position + shift) & (WINDOW - 1)] - shift;
                previous[position] = Math.max(value, -1);
            }
            end = WINDOW;
            inserted -= shift;
        }
        start = end;
    }

    private static void shift(int[] positions, int shift) {
        for (int i = 0; i < positions.length; i++) {
            positions[i] = Math.max(positions[i] - shift, -1);
        }
    }

    private void compress(boolean last) throws IOException {
        block.begin(buffer, start, end);
        int position = start;
        int heldLength = MIN_MATCH - 1;
        int heldStart = 0;
        boolean held = false;
        while (position < end) {
            int candidate = insertUpTo(position);
            matchLength = MIN_MATCH - 1;
            if (candidate >= 0 && heldLength < LAZY_LENGTH) {
                search(position, candidate, heldLength);
            }
            if (heldLength >= MIN_MATCH && matchLength <= heldLength) {
                block.match(heldLength, position - 1 - heldStart);
                position += heldLength - 1;
                held = false;
                heldLength = MIN_MATCH - 1;
                continue;
            }
            if (held) {
                block.literal(buffer[position - 1]);
            }
            held = true;
            heldLength = matchLength;
            heldStart = matchStart;
            position++;
        }
        if (held) {
            block.literal(buffer[end - 1]);
        }
        insertUpTo(end - 1);
        block.end(last);
    }

    /** Enters all positions up to this one; gives the one entered before it with the same hash, or -1. */
    private int insertUpTo(int position) {
        int candidate = -1;
        while (inserted <= position && inserted + MIN_MATCH <= end) {
            int hash = hash(inserted);
            candidate = head[hash];
            previous[inserted & (WINDOW - 1)] = candidate;
            head[hash] = inserted;
            inserted++;
        }
        return inserted == position + 1 ? candidate : -1;
    }

    private int hash(int at) {
        int first = (buffer[at] & 0xff) << 10;
        int second = (buffer[at + 1] & 0xff) << 5;
        return (first ^ second ^ (buffer[at + 2] & 0xff)) & (head.length - 1);
    }

    private void search(int position, int first, int heldLength) {
        int limit = Math.max(position - WINDOW + MAX_MATCH, -1);
        int longest = Math.min(MAX_MATCH, end - position);
        int chain = heldLength >= GOOD_LENGTH ? MAX_CHAIN / 4 : MAX_CHAIN;
        int best = Math.max(heldLength, MIN_MATCH - 1);
        for (int at = first; at > limit && chain > 0 && best < longest; at = previous[at & (WINDOW - 1)], chain--) {
            if (buffer[at + best] != buffer[position + best] || buffer[at] != buffer[position]) {
                continue;
            }
            int length = Arrays.mismatch(buffer, at, at + longest, buffer, position, position + longest);
            length = length < 0 ? longest : length;
            if (length > best) {
                best = length;
                matchLength = length;
                matchStart = at;
                if (length >= NICE_LENGTH) {
                    break;
                }
            }
        }
        if (matchLength == MIN_MATCH && position - matchStart > TOO_FAR) {
            matchLength = MIN_MATCH - 1;
        }
    }
}
