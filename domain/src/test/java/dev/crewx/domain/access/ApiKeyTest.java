package dev.crewx.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ApiKeyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PackageId PDF = PackageId.parse("@acme/pdf");

    @Test
    void countsUntilItExpiresOrIsTakenBack() {
        assertTrue(key(Set.of(Permission.READ), Optional.empty()).isUsable(NOW.plusSeconds(1_000_000_000)));
        ApiKey expiring = key(Set.of(Permission.READ), Optional.of(NOW));
        assertTrue(expiring.isUsable(NOW.minusNanos(1)));
        assertFalse(expiring.isUsable(NOW));
        assertFalse(key(Set.of(Permission.READ), Optional.empty()).revoked(NOW).isUsable(NOW));
    }

    @Test
    void makesACallerWhoMayDoWhatKeyAndAccountBothMay() {
        Caller user =
                Caller.of(account(Role.USER), key(Set.of(Permission.PUBLISH, Permission.ADMIN), Optional.empty()));
        assertEquals(Set.of(Permission.PUBLISH), user.permissions());
        assertFalse(user.byAccessToken());
        assertTrue(user.may(Permission.PUBLISH, PDF));
        assertFalse(user.may(Permission.PUBLISH, PackageId.parse("pdf")));
        assertFalse(user.may(Permission.YANK, PDF));
    }

    @Test
    void keepsAnAdministratorsKeyToItsPackages() {
        Caller admin = Caller.of(account(Role.ADMIN), key(Set.of(Permission.ADMIN), Optional.empty()));
        assertTrue(admin.may(Permission.DELETE, PDF));
        assertFalse(admin.may(Permission.DELETE, PackageId.parse("pdf")));
        assertTrue(admin.isAdmin());
        assertFalse(admin.keepsRegistry());
        assertTrue(Caller.of(account(Role.ADMIN)).keepsRegistry());
        assertFalse(Caller.of(account(Role.USER)).keepsRegistry());
    }

    private static Account account(Role role) {
        return new Account(new Username("ann"), "hash", role, false, NOW);
    }

    private static ApiKey key(Set<Permission> permissions, Optional<Instant> expiresAt) {
        return new ApiKey(
                "id",
                "name",
                new Username("ann"),
                permissions,
                Set.of(new PackagePattern("@acme/*")),
                Digest.of(new byte[0]),
                NOW,
                expiresAt,
                Optional.empty());
    }
}
