package dev.crewx.domain.access;

import dev.crewx.domain.integrity.Digest;
import java.time.Instant;

/**
 * All tokens that come of one sign-in: one refresh token at a time, each replaced by the next, and the access tokens
 * made with them. With the family all of them end.
 *
 * @param id names it; stands in its refresh and access tokens
 * @param account who signed in
 * @param secret the digest of the secret of the one refresh token that counts
 * @param createdAt when somebody signed in
 * @param expiresAt from when on its refresh token counts no more
 */
public record TokenFamily(String id, Username account, Digest secret, Instant createdAt, Instant expiresAt) {

    /** The same family after its refresh token was replaced by one of this secret. */
    public TokenFamily rotated(Digest nextSecret, Instant nextExpiry) {
        return new TokenFamily(id, account, nextSecret, createdAt, nextExpiry);
    }

    /** Whether it counts at this moment. */
    public boolean isAlive(Instant now) {
        return expiresAt.isAfter(now);
    }
}
