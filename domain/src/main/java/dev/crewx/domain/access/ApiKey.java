package dev.crewx.domain.access;

import dev.crewx.domain.integrity.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A long-lived credential of an account, for machines, as it is stored: without its secret.
 *
 * @param id what it is called in requests about it; tells nothing of the secret
 * @param name what its owner calls it
 * @param account whose it is
 * @param permissions what may be done with it
 * @param packages the packages it may be done to
 * @param secret the digest of the secret
 * @param createdAt when it was made
 * @param expiresAt from when on it counts no more; empty for one that lasts
 * @param revokedAt when it was taken back, if it was
 */
public record ApiKey(
        String id,
        String name,
        Username account,
        Set<Permission> permissions,
        Set<PackagePattern> packages,
        Digest secret,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt) {
    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** The most package patterns. */
    public static final int MAX_PATTERNS = 100;

    /** Copies the sets, in a stable order. */
    public ApiKey {
        Set<Permission> sorted = EnumSet.noneOf(Permission.class);
        sorted.addAll(permissions);
        permissions = Collections.unmodifiableSet(sorted);
        packages = Collections.unmodifiableSet(new TreeSet<>(packages));
    }

    /** Whether it counts at this moment. */
    public boolean isUsable(Instant now) {
        return revokedAt.isEmpty() && expiresAt.filter(end -> !end.isAfter(now)).isEmpty();
    }

    /** The same key, taken back. */
    public ApiKey revoked(Instant at) {
        return new ApiKey(id, name, account, permissions, packages, secret, createdAt, expiresAt, Optional.of(at));
    }
}
