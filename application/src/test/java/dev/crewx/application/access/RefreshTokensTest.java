package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.crewx.application.access.RefreshTokens.Dead;
import dev.crewx.application.access.RefreshTokens.Refreshed;
import dev.crewx.application.access.RefreshTokens.Reused;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.domain.access.RefreshToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RefreshTokensTest {
    private final Access access = new Access();
    private final RefreshTokens refreshTokens =
            new RefreshTokens(access.storage, access.tokens, access.secrets, access.clock);
    private final RefreshToken first = access.signIn("ann").refresh();

    @Test
    void tradesATokenForTheNextPairOfTheSameFamily() {
        Refreshed refreshed = refreshed(first);
        RefreshToken second = refreshed.tokens().refresh();
        assertEquals(access.ann, refreshed.account());
        assertEquals(first.family(), second.family());
        assertNotEquals(first.secret(), second.secret());
        assertInstanceOf(Refreshed.class, refreshTokens.refresh(Access.ORIGIN, second.text()));
        assertEquals(AuditAction.REFRESH, access.lastEvent().action());
        assertEquals(Outcome.DONE, access.lastEvent().outcome());
    }

    @Test
    void endsTheFamilyOfATokenThatIsShownTwice() {
        RefreshToken second = refreshed(first).tokens().refresh();
        assertEquals(new Reused(), refreshTokens.refresh(Access.ORIGIN, first.text()));
        assertEquals(Optional.empty(), access.storage.tokens().find(first.family()));
        assertEquals(new Dead(), refreshTokens.refresh(Access.ORIGIN, second.text()), "also for who has the next");
        assertEquals(Outcome.REFUSED, access.lastEvent().outcome());
        assertEquals("ann", access.lastEvent().actor());
    }

    @Test
    void leavesOtherFamiliesOfTheAccountAlone() {
        RefreshToken other = access.signIn("ann").refresh();
        refreshed(first);
        refreshTokens.refresh(Access.ORIGIN, first.text());
        assertInstanceOf(Refreshed.class, refreshTokens.refresh(Access.ORIGIN, other.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln"})
    void takesNothingElse(String text) {
        assertEquals(new Dead(), refreshTokens.refresh(Access.ORIGIN, text));
        RefreshToken unknown = RefreshToken.of(new byte[] {9}, new byte[] {9});
        assertEquals(new Dead(), refreshTokens.refresh(Access.ORIGIN, unknown.text()));
        assertInstanceOf(Refreshed.class, refreshTokens.refresh(Access.ORIGIN, first.text()), "nothing ended");
    }

    @Test
    void endsAfterThirtyDaysWithoutUseAndAfterNinetyInAnyCase() {
        access.clock.advance(Duration.ofDays(30));
        assertEquals(new Dead(), refreshTokens.refresh(Access.ORIGIN, first.text()));
        RefreshToken token = access.signIn("ann").refresh();
        for (int days = 0; days < 87; days += 29) {
            access.clock.advance(Duration.ofDays(29));
            token = refreshed(token).tokens().refresh();
        }
        access.clock.advance(Duration.ofDays(3));
        assertEquals(new Dead(), refreshTokens.refresh(Access.ORIGIN, token.text()));
    }

    @Test
    void endsWithAnAccountThatIsDisabled() {
        access.storage.accounts().replace(access.ann, access.ann.withDisabled(true));
        assertEquals(new Dead(), refreshTokens.refresh(Access.ORIGIN, first.text()));
        assertEquals(Optional.empty(), access.storage.tokens().find(first.family()));
    }

    @Test
    void tradesATokenAtMostOnceHoweverManyShowItAtOnce() {
        List<RefreshTokens.Result> results =
                Concurrently.run(Concurrently.THREADS, i -> () -> refreshTokens.refresh(Access.ORIGIN, first.text()));
        assertEquals(1, results.stream().filter(Refreshed.class::isInstance).count());
        assertEquals(Optional.empty(), access.storage.tokens().find(first.family()));
    }

    @Test
    void signsOutAtOnce() {
        new SignOut(access.storage, access.clock).signOut(Access.caller(access.ann), Access.ORIGIN, first.family());
        assertEquals(new Dead(), refreshTokens.refresh(Access.ORIGIN, first.text()));
        assertEquals(AuditAction.LOGOUT, access.lastEvent().action());
    }

    private Refreshed refreshed(RefreshToken token) {
        return assertInstanceOf(Refreshed.class, refreshTokens.refresh(Access.ORIGIN, token.text()));
    }
}
