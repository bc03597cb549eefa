package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.TinyAccessTokens;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignInTest {
    private final Storage storage = TinyStorageProvider.storage();
    private final TinyPasswordHasher hasher = new TinyPasswordHasher();
    private final TinyAccessTokens tokens = new TinyAccessTokens(Clock.fixed(Versions.PUBLISHED_AT, ZoneOffset.UTC));
    private final SignIn signIn = new SignIn(storage.accounts(), hasher, tokens);

    @Test
    void givesATokenForTheRightPassword() {
        Account ann = store("ann", "correct horse", false);
        SignIn.SignedIn signedIn = assertInstanceOf(SignIn.SignedIn.class, signIn.signIn("ann", "correct horse"));
        assertEquals(ann, signedIn.account());
        assertEquals(1, tokens.issued());
        assertEquals(Versions.PUBLISHED_AT.plusSeconds(900), signedIn.token().expiresAt());
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
        assertEquals(new SignIn.BadCredentials(), signIn.signIn(username, password));
        assertEquals(1, hasher.comparisons(), "an answer without a comparison tells by its time");
        assertEquals(0, tokens.issued());
    }

    private Account store(String name, String password, boolean disabled) {
        Account account =
                new Account(new Username(name), hasher.hash(password), Role.USER, disabled, Versions.PUBLISHED_AT);
        storage.accounts().create(account);
        return account;
    }
}
