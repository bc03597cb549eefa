package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.access.spi.PasswordHasher;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PasswordHasher} does. */
public abstract class PasswordHasherContract {
    private static final String PASSWORD = "correct horse battery staple";

    /** A hasher as cheap as it can be made; each call may give another. */
    protected abstract PasswordHasher hasher();

    static List<String> passwords() {
        return List.of(PASSWORD, "", " ", "pässwörd ✓ 😀", "a\u0000b", "$argon2id$v=19$", "x".repeat(1_024));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void knowsThePasswordBehindItsHash(String password) {
        String hash = hasher().hash(password);
        assertTrue(hasher().matches(password, hash));
        assertFalse(hasher().matches(password + "!", hash));
        assertFalse(hasher().matches("!" + password, hash));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Correct horse battery staple",
                "correct horse battery stapl",
                "correct horse battery staple ",
                "correct horse battery staple\u0000",
                "wrong"
            })
    void refusesEveryOtherPassword(String other) {
        assertFalse(hasher().matches(other, hasher().hash(PASSWORD)));
    }

    @Test
    void tellsApartWhatDiffersBehindAZero() {
        String hash = hasher().hash("a\u0000b");
        assertFalse(hasher().matches("a\u0000c", hash));
        assertFalse(hasher().matches("a", hash));
    }

    @Test
    void tellsApartWhatDiffersAtTheEndOfALongPassword() {
        String hash = hasher().hash("x".repeat(1_023) + "a");
        assertFalse(hasher().matches("x".repeat(1_023) + "b", hash));
    }

    @Test
    void saltsEveryHashAnew() {
        PasswordHasher hasher = hasher();
        String one = hasher.hash(PASSWORD);
        String other = hasher.hash(PASSWORD);
        assertNotEquals(one, other);
        assertTrue(hasher.matches(PASSWORD, one));
        assertTrue(hasher.matches(PASSWORD, other));
    }

    @Test
    void callsNoHashOutdatedThatItMadeJustNowOrThatIsNotOneOfIts() {
        assertFalse(hasher().isOutdated(hasher().hash(PASSWORD)));
        assertFalse(hasher().isOutdated(""));
        assertFalse(hasher().isOutdated(PASSWORD));
    }

    @Test
    void hidesThePasswordInTheHash() {
        assertFalse(hasher().hash(PASSWORD).contains(PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                PASSWORD,
                "$",
                "$$$$$",
                "{plain}correct horse battery staple",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2id$v=19$m=0,t=0,p=0$AAAA$AAAA",
                "$argon2id$v=19$m=9999999,t=999,p=99$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=64,t=1,p=1$$",
                "$argon2id$v=19$m=64,t=1,p=1$A$A",
                "$argon2id$v=19$m=64,t=1,p=1$AA$AA"
            })
    void matchesNothingAgainstWhatIsNoHashOfIts(String noHash) {
        assertFalse(hasher().matches(PASSWORD, noHash));
        assertFalse(hasher().matches("", noHash));
    }

    @Test
    void matchesNothingAgainstAHashThatWasCutShort() {
        PasswordHasher hasher = hasher();
        String hash = hasher.hash(PASSWORD);
        for (int length = 0; length < hash.length(); length++) {
            assertFalse(hasher.matches(PASSWORD, hash.substring(0, length)), hash.substring(0, length));
        }
        assertFalse(hasher.matches(PASSWORD, hash + "A"));
        assertFalse(hasher.matches(PASSWORD, hash + "\n"));
    }

    @Test
    void worksForManyThreadsAtOnce() {
        PasswordHasher hasher = hasher();
        List<String> hashes = Concurrently.run(Concurrently.THREADS, i -> () -> hasher.hash("password " + i));
        assertEquals(Concurrently.THREADS, new HashSet<>(hashes).size());
        List<Boolean> right = Concurrently.run(
                Concurrently.THREADS,
                i -> () ->
                        hasher.matches("password " + i, hashes.get(i)) && !hasher.matches("password", hashes.get(i)));
        assertFalse(right.contains(false));
    }
}
