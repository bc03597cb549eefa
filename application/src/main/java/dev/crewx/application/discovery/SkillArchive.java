package dev.crewx.application.discovery;

import dev.crewx.domain.integrity.Digest;
import java.nio.ByteBuffer;

/** The archive of one skill. */
public final class SkillArchive {
    private final byte[] bytes;
    private final Digest digest;

    SkillArchive(byte[] bytes, Digest digest) {
        this.bytes = bytes;
        this.digest = digest;
    }

    /** Its bytes, read-only. */
    public ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    /** Of its bytes. */
    public Digest digest() {
        return digest;
    }
}
