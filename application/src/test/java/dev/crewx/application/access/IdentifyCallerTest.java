package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.access.IdentifyCaller.Identified;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.ApiKeySecret;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IdentifyCallerTest {
    private final Access access = new Access();
    private final IdentifyCaller identify = new IdentifyCaller(access.storage, access.clock);
    private final ApiKeySecret secret = ApiKeySecret.of(access.secrets.bytes(ApiKeySecret.RANDOM_BYTES));

    @Test
    void knowsWhoSignedInWithTheRightsTheyHaveNow() {
        String family = access.signIn("ann").refresh().family();
        Identified identified = identify.byAccessToken("ann", family).orElseThrow();
        assertEquals(access.ann, identified.account());
        assertTrue(identified.caller().byAccessToken());
        Account admin = access.ann.withRole(Role.ADMIN);
        access.storage.accounts().replace(access.ann, admin);
        assertTrue(identify.byAccessToken("ann", family).orElseThrow().caller().keepsRegistry());
    }

    @Test
    void knowsNobodyByAFamilyThatEndedExpiredOrIsAnothers() {
        String family = access.signIn("ann").refresh().family();
        assertEquals(Optional.empty(), identify.byAccessToken("bob", family));
        assertEquals(Optional.empty(), identify.byAccessToken("ann", ""));
        access.clock.advance(Duration.ofDays(30));
        assertEquals(Optional.empty(), identify.byAccessToken("ann", family));
        String other = access.signIn("ann").refresh().family();
        access.storage.tokens().end(other);
        assertEquals(Optional.empty(), identify.byAccessToken("ann", other));
    }

    @Test
    void knowsNobodyWhoIsDisabled() {
        String family = access.signIn("ann").refresh().family();
        key(Optional.empty());
        access.storage.accounts().replace(access.ann, access.ann.withDisabled(true));
        assertEquals(Optional.empty(), identify.byAccessToken("ann", family));
        assertEquals(Optional.empty(), identify.byApiKey(secret.text()));
    }

    @Test
    void knowsTheHolderOfAKeyWithTheKeysRights() {
        ApiKey key = key(Optional.empty());
        Identified identified = identify.byApiKey(secret.text()).orElseThrow();
        assertEquals(access.ann, identified.account());
        assertEquals(Optional.of(key), identified.key());
        assertEquals(Set.of(Permission.PUBLISH), identified.caller().permissions());
        assertEquals(key.packages(), identified.caller().packages());
    }

    @Test
    void knowsNobodyByAKeyThatWasTakenBackOrExpiredOrIsNone() {
        ApiKey key = key(Optional.of(access.clock.instant().plusSeconds(60)));
        assertTrue(identify.byApiKey(secret.text()).isPresent());
        access.clock.advance(Duration.ofSeconds(60));
        assertEquals(Optional.empty(), identify.byApiKey(secret.text()));
        access.clock.advance(Duration.ofSeconds(-30));
        assertTrue(identify.byApiKey(secret.text()).isPresent());
        access.storage.apiKeys().revoke(key.id(), access.clock.instant());
        assertEquals(Optional.empty(), identify.byApiKey(secret.text()));
        assertEquals(Optional.empty(), identify.byApiKey("crwx_" + "0".repeat(49)));
        assertEquals(
                Optional.empty(),
                identify.byApiKey(
                        ApiKeySecret.of(new byte[ApiKeySecret.RANDOM_BYTES]).text()));
    }

    private ApiKey key(Optional<Instant> expiresAt) {
        ApiKey key = new ApiKey(
                "k1",
                "build",
                access.ann.name(),
                Set.of(Permission.PUBLISH, Permission.ADMIN),
                Set.of(new PackagePattern("pdf-*")),
                secret.digest(),
                access.clock.instant(),
                expiresAt,
                Optional.empty());
        access.storage.apiKeys().create(key);
        return key;
    }
}
