package dev.crewx.bundle.tar;

import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** The archive's bytes: counted, hashed, and no more of them than allowed. */
final class MeasuredInput {
    private final InputStream in;
    private final long limit;
    private final MessageDigest sha256 = Digest.sha256();
    private long count;

    MeasuredInput(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Reads some bytes, at least one unless the end is reached (-1). */
    int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, (int) Math.min(length, limit - count + 1));
        if (read > 0) {
            count += read;
            if (count > limit) {
                throw new ArchiveTooLong(limit);
            }
            sha256.update(buffer, offset, read);
        }
        return read;
    }

    long count() {
        return count;
    }

    /** The digest of all that was read; call it once, at the end. */
    Digest digest() {
        return Digest.from(sha256.digest());
    }
}
