package dev.crewx.storage.memory;

import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** Bytes that come one after the other, held in pieces so that growing moves none, and hashed as they come. */
final class Chunks {
    private static final int FIRST_BYTES = 1 << 12;
    private static final int CHUNK_BYTES = 1 << 16;

    private final List<byte[]> full = new ArrayList<>();
    private final MessageDigest sha256 = Digest.sha256();
    private byte[] last = new byte[FIRST_BYTES];
    private int used;
    private int size;

    /** @throws IOException when they become more than a buffer can hold */
    void add(byte[] bytes, int offset, int length) throws IOException {
        if (length > Integer.MAX_VALUE - size) {
            throw new IOException("In memory a bundle has at most " + Integer.MAX_VALUE + " bytes");
        }
        sha256.update(bytes, offset, length);
        size += length;
        int from = offset;
        int left = length;
        while (left > 0) {
            if (used == last.length) {
                full.add(last);
                last = new byte[CHUNK_BYTES];
                used = 0;
            }
            int count = Math.min(left, last.length - used);
            System.arraycopy(bytes, from, last, used, count);
            used += count;
            from += count;
            left -= count;
        }
    }

    /** How many there are. */
    int size() {
        return size;
    }

    void copyTo(ByteBuffer whole) {
        full.forEach(whole::put);
        whole.put(last, 0, used);
    }

    /** Their digest; asked for once, at the end. */
    Digest digest() {
        return Digest.from(sha256.digest());
    }

    void clear() {
        full.clear();
        last = new byte[0];
        used = 0;
        size = 0;
    }
}
