package dev.crewx.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CallerTest {
    private static final Username ANN = new Username("ann");

    @ParameterizedTest
    @EnumSource(Permission.class)
    void mayDoWhatItWasGivenAndNothingElse(Permission given) {
        Caller caller = new Caller(ANN, Set.of(given), Set.of(PackagePattern.ANY), true);
        Set<Permission> may = EnumSet.allOf(Permission.class);
        may.removeIf(permission -> !caller.may(permission));
        assertEquals(given == Permission.ADMIN ? EnumSet.allOf(Permission.class) : EnumSet.of(given), may);
        assertEquals(given == Permission.ADMIN, caller.isAdmin());
    }

    @Test
    void mayDoNothingWithoutPermissions() {
        Caller caller = new Caller(ANN, Set.of(), Set.of(PackagePattern.ANY), true);
        for (Permission permission : Permission.values()) {
            assertFalse(caller.may(permission), permission.wireName());
        }
    }

    @Test
    void hasThePermissionsOfItsAccountsRole() {
        Caller user = Caller.of(account(Role.USER, false));
        assertEquals(ANN, user.name());
        assertEquals(EnumSet.complementOf(EnumSet.of(Permission.STATS, Permission.ADMIN)), user.permissions());
        assertEquals(
                EnumSet.allOf(Permission.class),
                Caller.of(account(Role.ADMIN, false)).permissions());
    }

    @Test
    void keepsItsPermissionsWhenTheSetItCameFromChanges() {
        Set<Permission> permissions = EnumSet.of(Permission.READ);
        Caller caller = new Caller(ANN, permissions, Set.of(PackagePattern.ANY), true);
        permissions.add(Permission.ADMIN);
        assertFalse(caller.isAdmin());
    }

    @Test
    void hidesThePasswordHashOfAnAccountInLogs() {
        assertEquals("Account[ann, user]", account(Role.USER, false).toString());
        assertEquals("Account[ann, admin, disabled]", account(Role.ADMIN, true).toString());
    }

    @Test
    void namesPermissionsInLowerCaseWhateverTheMachinesLanguage() {
        assertEquals("admin", Permission.ADMIN.wireName());
        assertEquals("publish", Permission.PUBLISH.wireName());
        assertTrue(Role.ADMIN.wireName().equals("admin"));
    }

    private static Account account(Role role, boolean disabled) {
        return new Account(ANN, "the hash", role, disabled, Instant.EPOCH);
    }
}
