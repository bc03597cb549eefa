package dev.crewx.bundle.tar;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;

/** gzip (RFC 1952) with a header that never changes: no time, no name, no operating system. */
final class GzipOut extends OutputStream {
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private final OutputStream out;
    private final Deflate deflate;
    private final CRC32 crc = new CRC32();
    private boolean begun;
    private long count;

    GzipOut(OutputStream out) {
        this.out = out;
        this.deflate = new Deflate(new BitOutput(out));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        begin();
        crc.update(bytes, offset, length);
        count += length;
        deflate.write(bytes, offset, length);
    }

    /** Writes the end; nothing may follow. */
    void finish() throws IOException {
        begin();
        deflate.finish();
        byte[] trailer = new byte[8];
        number(trailer, 0, crc.getValue());
        number(trailer, 4, count);
        out.write(trailer);
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            out.write(HEADER);
        }
    }

    private static void number(byte[] target, int offset, long value) {
        for (int i = 0; i < 4; i++) {
            target[offset + i] = (byte) (value >>> (8 * i));
        }
    }
}
