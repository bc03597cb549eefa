package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SetUpAdministratorTest {
    private static final Username ADMIN = new Username("admin");

    private final Access access = new Access();
    private final SetUpAdministrator setUp = new SetUpAdministrator(access.storage, access.hasher, access.clock);

    @Test
    void makesTheAccountWhereThereIsNone() {
        assertEquals(new SetUpAdministrator.Ready(ADMIN), setUp.setUp("admin", "first password"));
        Account admin = access.storage.accounts().find(ADMIN).orElseThrow();
        assertEquals(Role.ADMIN, admin.role());
        assertTrue(access.hasher.matches("first password", admin.passwordHash()));
        assertEquals(AuditAction.CREATE_ACCOUNT, access.lastEvent().action());
        assertEquals(Origin.LOCAL.address(), access.lastEvent().address());
    }

    @Test
    void setsThePasswordAnewLetsInAndSignsOut() {
        String family = access.signIn("ann").refresh().family();
        access.storage.accounts().replace(access.ann, access.ann.withDisabled(true));
        assertEquals(new SetUpAdministrator.Ready(access.ann.name()), setUp.setUp("ann", "second password"));
        Account after = access.stored(access.ann);
        assertEquals(Role.ADMIN, after.role());
        assertFalse(after.disabled());
        assertEquals(access.ann.createdAt(), after.createdAt());
        assertTrue(access.hasher.matches("second password", after.passwordHash()));
        assertEquals(Optional.empty(), access.storage.tokens().find(family));
        assertEquals(AuditAction.CHANGE_PASSWORD, access.lastEvent().action());
    }

    @Test
    void refusesABadNameOrPasswordAndStoresNothing() {
        long before = access.storage.accounts().count();
        assertEquals(new SetUpAdministrator.BadUsername("A B"), setUp.setUp("A B", "a good password"));
        assertEquals(new SetUpAdministrator.BadPassword(8, 1_024), setUp.setUp("admin", "short"));
        assertEquals(before, access.storage.accounts().count());
    }
}
