package dev.crewx.storage.memory;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The bytes of a buffer, from its position to its limit, as a stream. */
final class BufferStream extends InputStream {
    private final ByteBuffer bytes;

    /** Over a buffer of its own. */
    BufferStream(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return bytes.hasRemaining() ? bytes.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int count = Math.min(length, bytes.remaining());
        if (count == 0) {
            return -1;
        }
        bytes.get(target, offset, count);
        return count;
    }

    @Override
    public int available() {
        return bytes.remaining();
    }
}
