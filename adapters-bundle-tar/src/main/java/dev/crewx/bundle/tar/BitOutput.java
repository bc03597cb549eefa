package dev.crewx.bundle.tar;

import java.io.IOException;
import java.io.OutputStream;

/** Bits in DEFLATE's order: the first one is the lowest of the first byte. */
final class BitOutput {
    private final OutputStream out;
    private final byte[] buffer = new byte[32 * 1024];
    private int filled;
    private long bits;
    private int count;

    BitOutput(OutputStream out) {
        this.out = out;
    }

    /** Writes the lowest bits of a value, at most 32. */
    void write(long value, int length) throws IOException {
        bits |= value << count;
        count += length;
        while (count >= 8) {
            writeByte((byte) bits);
            bits >>>= 8;
            count -= 8;
        }
    }

    /** Fills the last byte up with zeros. */
    void align() throws IOException {
        if (count > 0) {
            write(0, 8 - count);
        }
    }

    /** Writes whole bytes; the position must be aligned. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            writeByte(bytes[offset + i]);
        }
    }

    /** Hands all whole bytes on. */
    void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private void writeByte(byte value) throws IOException {
        if (filled == buffer.length) {
            flush();
        }
        buffer[filled++] = value;
    }
}
