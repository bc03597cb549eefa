package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link CredentialStore} does. */
public abstract class CredentialStoreContract {
    private static final URI REGISTRY = URI.create("https://skills.example.org");
    private static final Credential ANN = new Credential(
            "ann",
            "token-of-ann",
            Optional.of(Instant.parse("2026-03-01T12:00:00.123456Z")),
            Optional.of("refresh-of-ann"));
    private static final Credential BOB =
            new Credential("bob", "token \"of\" bob ✓", Optional.empty(), Optional.empty());

    /** This test's store, empty at first; another subject over the same place at each call. */
    protected abstract CredentialStore credentials();

    @Test
    void isPrivateWithAndWithoutCredentials() {
        assertTrue(credentials().isPrivate());
        credentials().store(REGISTRY, ANN);
        assertTrue(credentials().isPrivate());
    }

    @Test
    void holdsNothingAtFirst() {
        assertEquals(Optional.empty(), credentials().find(REGISTRY));
    }

    @Test
    void givesBackEveryField() {
        credentials().store(REGISTRY, ANN);
        assertEquals(Optional.of(ANN), credentials().find(REGISTRY));
    }

    @Test
    void keepsTheLatestOfAnOrigin() {
        credentials().store(REGISTRY, ANN);
        credentials().store(REGISTRY, BOB);
        assertEquals(Optional.of(BOB), credentials().find(REGISTRY));
    }

    @Test
    void forgetsOneAndKeepsTheOthers() {
        URI other = URI.create("http://127.0.0.1:3000");
        credentials().store(REGISTRY, ANN);
        credentials().store(other, BOB);
        assertEquals(
                Map.of("https://skills.example.org:443", ANN, "http://127.0.0.1:3000", BOB),
                credentials().all());
        credentials().forget(REGISTRY);
        credentials().forget(REGISTRY);
        assertEquals(Map.of("http://127.0.0.1:3000", BOB), credentials().all());
        assertEquals(Optional.empty(), credentials().find(REGISTRY));
    }

    @Test
    void changesWhatIsThere() {
        credentials().store(REGISTRY, ANN);
        assertEquals(Optional.of(BOB), credentials().change(REGISTRY, before -> {
            assertEquals(Optional.of(ANN), before);
            return Optional.of(BOB);
        }));
        assertEquals(Optional.of(BOB), credentials().find(REGISTRY));
    }

    @Test
    void staysAsItIsWhenAChangeFails() {
        credentials().store(REGISTRY, ANN);
        assertThrows(
                IllegalStateException.class,
                () -> credentials().change(REGISTRY, before -> {
                    throw new IllegalStateException("the registry is away");
                }));
        assertEquals(Optional.of(ANN), credentials().find(REGISTRY));
        credentials().store(REGISTRY, BOB);
        assertEquals(Optional.of(BOB), credentials().find(REGISTRY));
    }

    @Test
    void changesOneAfterTheOther() {
        credentials().store(REGISTRY, new Credential("0", "token", Optional.empty(), Optional.empty()));
        Concurrently.run(8, worker -> () -> {
            for (int i = 0; i < 5; i++) {
                credentials()
                        .change(
                                REGISTRY,
                                before -> before.map(c -> new Credential(
                                        Integer.toString(Integer.parseInt(c.username()) + 1),
                                        c.token(),
                                        Optional.empty(),
                                        Optional.empty())));
            }
            return worker;
        });
        assertEquals("40", credentials().find(REGISTRY).orElseThrow().username());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://skills.example.org/",
                "https://skills.example.org:443",
                "HTTPS://Skills.Example.ORG/some/path?query#fragment"
            })
    void knowsAnOriginHoweverItIsWritten(String alike) {
        credentials().store(REGISTRY, ANN);
        assertEquals(Optional.of(ANN), credentials().find(URI.create(alike)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://skills.example.org",
                "http://skills.example.org:443",
                "https://skills.example.org:8443",
                "https://example.org",
                "https://evil.skills.example.org",
                "https://skills.example.org.evil.test",
                "https://skills.example.org@evil.test"
            })
    void givesNothingToAnotherOrigin(String other) {
        credentials().store(REGISTRY, ANN);
        assertEquals(Optional.empty(), credentials().find(URI.create(other)));
        credentials().store(URI.create(other), BOB);
        assertEquals(Optional.of(ANN), credentials().find(REGISTRY));
        assertEquals(Optional.of(BOB), credentials().find(URI.create(other)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skills.example.org", "/path", "mailto:ann@example.org", "localhost:8080", "file:///tmp"})
    void refusesWhatHasNoOriginAndStoresNothing(String address) {
        assertThrows(IllegalArgumentException.class, () -> credentials().find(URI.create(address)));
        assertThrows(IllegalArgumentException.class, () -> credentials().store(URI.create(address), ANN));
        assertEquals(Optional.empty(), credentials().find(REGISTRY));
    }

    @Test
    void doesNotShowTheTokenInLogs() {
        assertFalse(ANN.toString().contains("token-of-ann"));
        assertFalse(ANN.toString().contains("refresh-of-ann"));
    }
}
