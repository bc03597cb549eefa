package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyStore} does. */
public abstract class ApiKeyStoreContract extends FreshStorage {
    private static final Instant NOW = Versions.PUBLISHED_AT;
    private static final Username ANN = new Username("ann");
    private static final Username BOB = new Username("bob");

    private ApiKeyStore keys() {
        return storage().apiKeys();
    }

    @Test
    void knowsNoKeyAtFirst() {
        assertEquals(Optional.empty(), keys().find("k1"));
        assertEquals(Optional.empty(), keys().findBySecret(digest("k1")));
        assertEquals(new Page<>(List.of(), 0, 0, 10), keys().list(ANN, 0, 10));
        assertEquals(Optional.empty(), keys().revoke("k1", NOW));
        assertEquals(0, keys().removeEnded(NOW));
    }

    @Test
    void givesBackEveryFieldByIdAndBySecret() {
        ApiKey lasting = key("k1", ANN, NOW);
        ApiKey narrow = new ApiKey(
                "k2",
                "Build ✓ \"quoted\"",
                BOB,
                Set.of(Permission.PUBLISH, Permission.YANK),
                Set.of(new PackagePattern("@acme/*"), new PackagePattern("pdf-*"), new PackagePattern("one")),
                digest("k2"),
                NOW,
                Optional.of(NOW.plusSeconds(3)),
                Optional.of(NOW.plusSeconds(1)));
        assertTrue(keys().create(lasting));
        assertTrue(keys().create(narrow));
        assertEquals(Optional.of(lasting), keys().find("k1"));
        assertEquals(Optional.of(narrow), keys().find("k2"));
        assertEquals(Optional.of(lasting), keys().findBySecret(digest("k1")));
        assertEquals(Optional.of(narrow), keys().findBySecret(digest("k2")));
    }

    @Test
    void refusesAnIdOrASecretThatIsTakenAndChangesNothing() {
        ApiKey first = key("k1", ANN, NOW);
        keys().create(first);
        assertFalse(keys().create(key("k1", BOB, NOW.plusSeconds(1))));
        ApiKey sameSecret = new ApiKey(
                "k2",
                "other",
                BOB,
                first.permissions(),
                first.packages(),
                first.secret(),
                NOW,
                Optional.empty(),
                Optional.empty());
        assertFalse(keys().create(sameSecret));
        assertEquals(Optional.of(first), keys().find("k1"));
        assertEquals(Optional.of(first), keys().findBySecret(first.secret()));
        assertEquals(Optional.empty(), keys().find("k2"));
        assertEquals(0, keys().list(BOB, 0, 10).total());
    }

    @Test
    void listsAnAccountsKeysNewestFirstPageByPage() {
        keys().create(key("b", ANN, NOW));
        keys().create(key("a", ANN, NOW));
        keys().create(key("new", ANN, NOW.plusSeconds(5)));
        keys().create(key("old", ANN, NOW.minusSeconds(5)));
        keys().create(key("bobs", BOB, NOW));
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            Page<ApiKey> page = keys().list(ANN, offset, 2);
            assertEquals(4, page.total());
            page.items().forEach(key -> paged.add(key.id()));
        }
        assertEquals(List.of("new", "a", "b", "old"), paged);
        assertEquals(List.of(), keys().list(ANN, 0, 0).items());
        assertThrows(IllegalArgumentException.class, () -> keys().list(ANN, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> keys().list(ANN, 0, -1));
    }

    @Test
    void takesAKeyBackOnceAndStillShowsIt() {
        ApiKey key = key("k1", ANN, NOW);
        keys().create(key);
        assertEquals(Optional.of(key.revoked(NOW.plusSeconds(1))), keys().revoke("k1", NOW.plusSeconds(1)));
        assertEquals(
                Optional.of(key.revoked(NOW.plusSeconds(1))),
                keys().revoke("k1", NOW.plusSeconds(2)),
                "the first time stands");
        assertEquals(Optional.of(key.revoked(NOW.plusSeconds(1))), keys().findBySecret(key.secret()));
        assertEquals(1, keys().list(ANN, 0, 10).total());
    }

    @Test
    void forgetsWhatEndedBeforeAMomentAndNothingElse() {
        keys().create(key("lasts", ANN, NOW));
        keys().create(expiring("expired", NOW.minusSeconds(1)));
        keys().create(expiring("expires-then", NOW));
        keys().create(key("revoked", ANN, NOW.minusSeconds(9)));
        keys().revoke("revoked", NOW.minusSeconds(2));
        keys().create(expiring("revoked-later", NOW.minusSeconds(5)));
        keys().revoke("revoked-later", NOW.plusSeconds(5));
        assertEquals(3, keys().removeEnded(NOW));
        assertEquals(
                List.of("expires-then", "lasts"),
                keys().list(ANN, 0, 10).items().stream().map(ApiKey::id).toList());
        assertEquals(Optional.empty(), keys().findBySecret(digest("revoked")));
        assertTrue(keys().create(key("revoked", ANN, NOW)), "id and secret are free again");
    }

    @Test
    void givesAnIdToExactlyOneOfMany() {
        List<Boolean> created = Concurrently.run(
                Concurrently.THREADS, i -> () -> keys().create(key("k1", i % 2 == 0 ? ANN : BOB, NOW.plusSeconds(i))));
        assertEquals(1, created.stream().filter(ok -> ok).count());
        assertEquals(
                NOW.plusSeconds(created.indexOf(true)),
                keys().find("k1").orElseThrow().createdAt());
        assertEquals(
                1, keys().list(ANN, 0, 10).total() + keys().list(BOB, 0, 10).total());
    }

    @Test
    void agreesOnOneMomentWhenManyTakeAKeyBack() {
        keys().create(key("k1", ANN, NOW));
        List<Optional<ApiKey>> revoked =
                Concurrently.run(Concurrently.THREADS, i -> () -> keys().revoke("k1", NOW.plusSeconds(i)));
        assertEquals(1, Set.copyOf(revoked).size());
        assertEquals(revoked.getFirst(), keys().find("k1"));
    }

    private static ApiKey key(String id, Username account, Instant createdAt) {
        return new ApiKey(
                id,
                "name of " + id,
                account,
                Set.of(Permission.READ),
                Set.of(PackagePattern.ANY),
                digest(id),
                createdAt,
                Optional.empty(),
                Optional.empty());
    }

    private static ApiKey expiring(String id, Instant expiresAt) {
        return new ApiKey(
                id,
                id,
                ANN,
                Set.of(Permission.READ),
                Set.of(PackagePattern.ANY),
                digest(id),
                NOW,
                Optional.of(expiresAt),
                Optional.empty());
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
