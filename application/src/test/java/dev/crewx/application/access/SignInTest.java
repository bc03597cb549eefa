package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.MovingClock;
import dev.crewx.application.testkit.TinyAccessTokens;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.TinySecretGenerator;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.TokenFamily;
import dev.crewx.domain.access.Username;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignInTest {
    private static final Origin HERE = new Origin("192.0.2.1", "r-1");
    private static final Origin THERE = new Origin("192.0.2.2", "r-2");

    private final MovingClock clock = new MovingClock(Versions.PUBLISHED_AT);
    private final Storage storage = TinyStorageProvider.storage();
    private final TinyPasswordHasher hasher = new TinyPasswordHasher();
    private final TinyAccessTokens tokens = new TinyAccessTokens(clock);
    private final SignIn signIn =
            new SignIn(storage, hasher, tokens, new TinySecretGenerator(), LoginBackoff.by(clock), clock);

    @Test
    void givesAnAccessAndARefreshTokenForTheRightPassword() {
        Account ann = store("ann", "correct horse", false);
        SignIn.SignedIn signedIn = assertInstanceOf(SignIn.SignedIn.class, signIn.signIn(HERE, "ann", "correct horse"));
        assertEquals(ann, signedIn.account());
        assertEquals(1, tokens.issued());
        assertEquals(
                Versions.PUBLISHED_AT.plusSeconds(900),
                signedIn.tokens().access().expiresAt());
        TokenFamily family =
                storage.tokens().find(signedIn.tokens().refresh().family()).orElseThrow();
        assertEquals(ann.name(), family.account());
        assertEquals(signedIn.tokens().refresh().digest(), family.secret());
        assertEquals(Versions.PUBLISHED_AT.plus(Duration.ofDays(30)), family.expiresAt());
    }

    @ParameterizedTest
    @CsvSource({
        "ann, wrong horse",
        "ann, ''",
        "ann, Correct horse",
        "bob, correct horse",
        "ANN, correct horse",
        "'ann ', correct horse",
        "'', correct horse",
        "not a name, correct horse",
        "nobody, the password of nobody",
        "off, correct horse"
    })
    void refusesEverythingElseInTheSameWordsAndWithTheSameWork(String username, String password) {
        store("ann", "correct horse", false);
        store("off", "correct horse", true);
        assertEquals(new SignIn.BadCredentials(), signIn.signIn(HERE, username, password));
        assertEquals(1, hasher.comparisons(), "an answer without a comparison tells by its time");
        assertEquals(0, tokens.issued());
        assertEquals(AuditEvent.Outcome.REFUSED, lastEvent().outcome());
        assertFalse(lastEvent().toString().contains("horse"));
    }

    @Test
    void makesWhoeverGuessesWaitLongerEachTimeWithoutLookingAtThePassword() {
        store("ann", "correct horse", false);
        guess(HERE, "ann", LoginBackoff.FREE + 1);
        long compared = hasher.comparisons();
        assertEquals(new SignIn.TooManyAttempts(Duration.ofSeconds(2)), signIn.signIn(HERE, "ann", "correct horse"));
        assertEquals(compared, hasher.comparisons());
        clock.advance(Duration.ofSeconds(2));
        guess(HERE, "ann", 1);
        assertEquals(new SignIn.TooManyAttempts(Duration.ofSeconds(4)), signIn.signIn(HERE, "ann", "correct horse"));
        clock.advance(Duration.ofSeconds(4));
        assertInstanceOf(SignIn.SignedIn.class, signIn.signIn(HERE, "ann", "correct horse"));
        guess(HERE, "ann", LoginBackoff.FREE);
        assertInstanceOf(SignIn.SignedIn.class, signIn.signIn(HERE, "ann", "correct horse"), "counted anew");
    }

    @Test
    void letsNobodyLockAnotherOut() {
        store("ann", "correct horse", false);
        store("bob", "correct horse", false);
        guess(HERE, "ann", LoginBackoff.FREE + 1);
        assertInstanceOf(SignIn.SignedIn.class, signIn.signIn(THERE, "ann", "correct horse"));
        assertInstanceOf(SignIn.SignedIn.class, signIn.signIn(HERE, "bob", "correct horse"));
    }

    @Test
    void makesGuessersOfNamesThatAreNotThereWaitAllTheSame() {
        guess(HERE, "nobody", LoginBackoff.FREE + 1);
        assertInstanceOf(SignIn.TooManyAttempts.class, signIn.signIn(HERE, "nobody", "x"));
    }

    @Test
    void waitsForNoMoreThanAQuarterOfAnHour() {
        for (int i = 0; i < 40; i++) {
            guess(HERE, "ann", 1);
            clock.advance(LoginBackoff.LONGEST);
        }
        guess(HERE, "ann", 1);
        assertEquals(new SignIn.TooManyAttempts(LoginBackoff.LONGEST), signIn.signIn(HERE, "ann", "x"));
    }

    @Test
    void renewsAHashThatIsCheaperThanTodays() {
        Account old = new Account(
                new Username("ann"),
                TinyPasswordHasher.outdated("correct horse"),
                Role.USER,
                false,
                Versions.PUBLISHED_AT);
        storage.accounts().create(old);
        assertEquals(new SignIn.BadCredentials(), signIn.signIn(HERE, "ann", "wrong horse"));
        assertEquals(old, storage.accounts().find(old.name()).orElseThrow());
        assertInstanceOf(SignIn.SignedIn.class, signIn.signIn(HERE, "ann", "correct horse"));
        String renewed = storage.accounts().find(old.name()).orElseThrow().passwordHash();
        assertFalse(hasher.isOutdated(renewed));
        assertTrue(hasher.matches("correct horse", renewed));
    }

    private void guess(Origin origin, String name, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(new SignIn.BadCredentials(), signIn.signIn(origin, name, "wrong horse " + i));
        }
    }

    private AuditEvent lastEvent() {
        return storage.audit().list(AuditQuery.all(0, 1)).items().getFirst();
    }

    private Account store(String name, String password, boolean disabled) {
        Account account =
                new Account(new Username(name), hasher.hash(password), Role.USER, disabled, Versions.PUBLISHED_AT);
        storage.accounts().create(account);
        return account;
    }
}
