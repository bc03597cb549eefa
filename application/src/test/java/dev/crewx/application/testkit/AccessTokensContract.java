package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.access.spi.AccessTokens.AccessToken;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AccessTokens} does. Whether a token is taken again is the edge's test: the port only issues. */
public abstract class AccessTokensContract {
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(15);

    /** The subject. */
    protected abstract AccessTokens tokens();

    /** The clock that the subject goes by. */
    protected abstract Clock clock();

    @Test
    void issuesATokenThatCanBeSentAsABearer() {
        String token = tokens().issue(account("ann", Role.USER), "family").value();
        assertTrue(token.matches("[A-Za-z0-9._~+/-]+=*"), "RFC 6750, section 2.1");
        assertTrue(token.length() >= 22, "128 bits that cannot be guessed");
    }

    @Test
    void givesItALifeOfAtMostAQuarterOfAnHour() {
        Instant before = clock().instant();
        Instant expiresAt = tokens().issue(account("ann", Role.USER), "family").expiresAt();
        Instant after = clock().instant();
        assertTrue(expiresAt.isAfter(after));
        assertFalse(expiresAt.isAfter(after.plus(LONGEST_LIFE)));
        assertFalse(expiresAt.isBefore(before));
    }

    @Test
    void givesEachAccountAnother() {
        assertNotEquals(
                tokens().issue(account("ann", Role.USER), "family").value(),
                tokens().issue(account("bob", Role.USER), "family").value());
        assertNotEquals(
                tokens().issue(account("ann", Role.USER), "family").value(),
                tokens().issue(account("ann", Role.ADMIN), "family").value());
    }

    @Test
    void givesEachFamilyAnother() {
        Account ann = account("ann", Role.USER);
        assertNotEquals(
                tokens().issue(ann, "one").value(), tokens().issue(ann, "other").value());
    }

    @Test
    void keepsThePasswordOutOfIt() {
        assertFalse(tokens().issue(account("ann", Role.USER), "family").value().contains("hash-of-ann"));
    }

    @Test
    void doesNotShowItInLogs() {
        AccessToken token = tokens().issue(account("ann", Role.USER), "family");
        assertFalse(token.toString().contains(token.value()));
    }

    @Test
    void worksForManyThreadsAtOnce() {
        AccessTokens tokens = tokens();
        List<String> issued = Concurrently.run(
                Concurrently.THREADS,
                i -> () ->
                        tokens.issue(account("user" + i, Role.USER), "family").value());
        assertEquals(Concurrently.THREADS, new HashSet<>(issued).size());
    }

    private static Account account(String name, Role role) {
        return new Account(new Username(name), "hash-of-" + name, role, false, Versions.PUBLISHED_AT);
    }
}
