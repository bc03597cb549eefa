package dev.crewx.application.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RemoteAccounts.Session;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.application.testkit.TinyCredentialStore;
import dev.crewx.domain.access.Username;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StoredSessionTest {
    private static final URI REGISTRY = URI.create("https://skills.example.org");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final TinyCredentialStore credentials = new TinyCredentialStore();
    private final SeenRegistries registries = new SeenRegistries();
    private Instant now = NOW;
    private final InstantSource clock = () -> now;

    private StoredSession session() {
        return new StoredSession(REGISTRY, credentials, registries.accounts(REGISTRY, TokenSource.NONE), clock);
    }

    private void store(String token, Instant expiresAt, String refreshToken) {
        credentials.store(REGISTRY, new Credential("ada", token, Optional.of(expiresAt), Optional.of(refreshToken)));
    }

    private void answer(String token, String refreshToken) {
        registries.answer(new Reply.Ok<>(
                new Session(token, now.plusSeconds(900), Optional.of(refreshToken), new Username("ada"))));
    }

    private Credential stored() {
        return credentials.find(REGISTRY).orElseThrow();
    }

    @Test
    void showsNothingWhereNobodyIsSignedIn() {
        assertEquals(Optional.empty(), session().token());
        assertEquals(Optional.empty(), session().renewed("anything"));
        assertEquals(List.of(), registries.refreshed);
    }

    @Test
    void showsTheStoredTokenWhileItCounts() {
        store("first", NOW.plusSeconds(31), "r1");
        assertEquals(Optional.of("first"), session().token());
        assertEquals(List.of(), registries.refreshed);
    }

    @Test
    void isMadeAnewBeforeItEnds() {
        store("first", NOW.plusSeconds(29), "r1");
        answer("second", "r2");
        assertEquals(Optional.of("second"), session().token());
        assertEquals(List.of("r1"), registries.refreshed);
        assertEquals("second", stored().token());
        assertEquals(Optional.of("r2"), stored().refreshToken());
    }

    @Test
    void isMadeAnewWhenItIsRefusedAndOnlyOnce() {
        store("first", NOW.plusSeconds(900), "r1");
        answer("second", "r2");
        StoredSession session = session();
        assertEquals(Optional.of("first"), session.token());
        assertEquals(Optional.of("second"), session.renewed("first"));
        assertEquals(Optional.of("second"), session.renewed("first"));
        assertEquals(Optional.of("second"), session.token());
        assertEquals(List.of("r1"), registries.refreshed);
    }

    @Test
    void usesWhatAnotherProcessGot() {
        store("first", NOW.plusSeconds(900), "r1");
        StoredSession session = session();
        assertEquals(Optional.of("first"), session.token());
        store("second", NOW.plusSeconds(900), "r2");
        assertEquals(Optional.of("second"), session.renewed("first"));
        assertEquals(List.of(), registries.refreshed);
    }

    @Test
    void isNotMadeAnewOverAndOverWhereTheClocksDisagree() {
        store("first", NOW.minusSeconds(5000), "r1");
        registries.answer(
                new Reply.Ok<>(new Session("second", NOW.minusSeconds(4100), Optional.of("r2"), new Username("ada"))));
        StoredSession session = session();
        assertEquals(Optional.of("second"), session.token());
        assertEquals(Optional.of("second"), session.token());
        assertEquals(List.of("r1"), registries.refreshed);
    }

    @Test
    void forgetsARefreshTokenThatCountsNoMoreAndKeepsWhoItWas() {
        store("first", NOW.minusSeconds(1), "dead");
        assertEquals(Optional.of("first"), session().token());
        assertEquals(Optional.empty(), session().renewed("first"));
        assertEquals("ada", stored().username());
        assertEquals(Optional.empty(), stored().refreshToken());
        assertEquals(List.of("dead"), registries.refreshed);
    }

    @Test
    void keepsTheRefreshTokenWhereTheRegistryOnlyCannotNow() {
        store("first", NOW.minusSeconds(1), "r1");
        registries.answer(new Reply.Refused<>(503, "", "Later.", List.of()));
        assertEquals(Optional.of("first"), session().token());
        assertEquals(Optional.of("r1"), stored().refreshToken());
    }

    @Test
    void isNeverMadeAnewOfAnApiKey() {
        credentials.store(REGISTRY, new Credential("ci", "crwx_key", Optional.empty(), Optional.empty()));
        assertEquals(Optional.of("crwx_key"), session().token());
        assertEquals(Optional.empty(), session().renewed("crwx_key"));
        assertEquals(List.of(), registries.refreshed);
    }
}
