package dev.crewx.application.testkit;

import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;

/** Fast and good for nothing but tests; counts how often it was asked to compare. */
public final class TinyPasswordHasher implements PasswordHasher {
    private static final AtomicLong SALTS = new AtomicLong();

    private final AtomicLong comparisons = new AtomicLong();

    /** One that has compared nothing yet. */
    public TinyPasswordHasher() {}

    @Override
    public String hash(String password) {
        return hash(Long.toString(SALTS.incrementAndGet()), password);
    }

    @Override
    public boolean matches(String password, String hash) {
        comparisons.incrementAndGet();
        int colon = hash.indexOf(':');
        return colon > 0
                && MessageDigest.isEqual(
                        hash.getBytes(StandardCharsets.UTF_8),
                        hash(hash.substring(0, colon), password).getBytes(StandardCharsets.UTF_8));
    }

    /** Salts were shorter once. */
    @Override
    public boolean isOutdated(String hash) {
        return hash.startsWith("old");
    }

    /** A hash as they were made once. */
    public static String outdated(String password) {
        return hash("old", password);
    }

    /** How often {@link #matches} was asked. */
    public long comparisons() {
        return comparisons.get();
    }

    private static String hash(String salt, String password) {
        return salt + ":"
                + Digest.of((salt + ":" + password).getBytes(StandardCharsets.UTF_8))
                        .hex();
    }
}
