package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.TokenFamily;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} does. */
public abstract class TokenStoreContract extends FreshStorage {
    private static final Instant NOW = Versions.PUBLISHED_AT;

    private TokenStore tokens() {
        return storage().tokens();
    }

    @Test
    void knowsNoFamilyAtFirst() {
        assertEquals(Optional.empty(), tokens().find("one"));
        assertFalse(tokens().end("one"));
        assertEquals(0, tokens().endAll(new Username("ann")));
        assertEquals(0, tokens().removeExpired(NOW));
    }

    @Test
    void givesBackEveryFieldOfAFamilyAlsoOfAnExpiredOne() {
        TokenFamily family = family("one", "ann", NOW.minusSeconds(1));
        assertTrue(tokens().create(family));
        assertEquals(Optional.of(family), tokens().find("one"));
        assertEquals(Optional.empty(), tokens().find("One"), "ids are told apart by case");
    }

    @Test
    void refusesAnIdThatIsTakenAndChangesNothing() {
        TokenFamily first = family("one", "ann", NOW);
        assertTrue(tokens().create(first));
        assertFalse(tokens().create(family("one", "bob", NOW.plusSeconds(9))));
        assertEquals(Optional.of(first), tokens().find("one"));
    }

    @Test
    void rotatesToTheNextSecretAndExpiry() {
        TokenFamily before = family("one", "ann", NOW);
        tokens().create(before);
        TokenFamily after = before.rotated(digest("next"), NOW.plusSeconds(60));
        assertTrue(tokens().rotate(before, after));
        assertEquals(Optional.of(after), tokens().find("one"));
    }

    @Test
    void rotatesEachSecretOnceOnly() {
        TokenFamily before = family("one", "ann", NOW);
        tokens().create(before);
        TokenFamily after = before.rotated(digest("next"), NOW);
        assertTrue(tokens().rotate(before, after));
        assertFalse(tokens().rotate(before, before.rotated(digest("other"), NOW)));
        assertEquals(Optional.of(after), tokens().find("one"));
    }

    @Test
    void rotatesNoFamilyThatHasEndedOrWasNeverThere() {
        TokenFamily family = family("one", "ann", NOW);
        assertFalse(tokens().rotate(family, family.rotated(digest("next"), NOW)));
        tokens().create(family);
        assertTrue(tokens().end("one"));
        assertFalse(tokens().rotate(family, family.rotated(digest("next"), NOW)));
        assertEquals(Optional.empty(), tokens().find("one"));
    }

    @Test
    void keepsTheIdOfAFamily() {
        TokenFamily one = family("one", "ann", NOW);
        tokens().create(one);
        assertThrows(IllegalArgumentException.class, () -> tokens().rotate(one, family("other", "ann", NOW)));
        assertEquals(Optional.of(one), tokens().find("one"));
    }

    @Test
    void endsAFamilyOnce() {
        tokens().create(family("one", "ann", NOW));
        TokenFamily other = family("other", "ann", NOW);
        tokens().create(other);
        assertTrue(tokens().end("one"));
        assertFalse(tokens().end("one"));
        assertEquals(Optional.empty(), tokens().find("one"));
        assertEquals(Optional.of(other), tokens().find("other"));
    }

    @Test
    void endsAllFamiliesOfAnAccountAndNoOthers() {
        tokens().create(family("one", "ann", NOW));
        tokens().create(family("two", "ann", NOW));
        TokenFamily bobs = family("three", "bob", NOW);
        tokens().create(bobs);
        assertEquals(2, tokens().endAll(new Username("ann")));
        assertEquals(0, tokens().endAll(new Username("ann")));
        assertEquals(Optional.empty(), tokens().find("one"));
        assertEquals(Optional.of(bobs), tokens().find("three"));
    }

    @Test
    void forgetsWhatHasExpiredToTheMoment() {
        tokens().create(family("before", "ann", NOW.minusSeconds(1)));
        tokens().create(family("now", "ann", NOW));
        TokenFamily later = family("later", "ann", NOW.plusSeconds(1));
        tokens().create(later);
        assertEquals(2, tokens().removeExpired(NOW));
        assertEquals(Optional.empty(), tokens().find("now"));
        assertEquals(Optional.of(later), tokens().find("later"));
    }

    @Test
    void letsExactlyOneOfManyRotateASecret() {
        TokenFamily before = family("one", "ann", NOW);
        tokens().create(before);
        List<Boolean> rotated = Concurrently.run(
                Concurrently.THREADS, i -> () -> tokens().rotate(before, before.rotated(digest("next " + i), NOW)));
        assertEquals(1, rotated.stream().filter(ok -> ok).count());
        assertEquals(
                digest("next " + rotated.indexOf(true)),
                tokens().find("one").orElseThrow().secret());
    }

    @Test
    void endsAFamilyForGoodAlsoWhileOthersRotateIt() {
        TokenFamily before = family("one", "ann", NOW);
        tokens().create(before);
        Concurrently.run(
                Concurrently.THREADS,
                i -> () -> i == 0
                        ? tokens().end("one")
                        : tokens().rotate(before, before.rotated(digest("next " + i), NOW)));
        assertEquals(Optional.empty(), tokens().find("one"));
    }

    private static TokenFamily family(String id, String account, Instant expiresAt) {
        return new TokenFamily(id, new Username(account), digest(id), NOW.minusSeconds(100), expiresAt);
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
