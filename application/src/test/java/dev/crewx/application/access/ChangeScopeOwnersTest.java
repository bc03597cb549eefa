package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.access.ChangeScopeOwners.NoSuchAccount;
import dev.crewx.application.access.ChangeScopeOwners.NotAllowed;
import dev.crewx.application.access.ChangeScopeOwners.Owners;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ChangeScopeOwnersTest {
    private static final Scope ACME = new Scope("acme");

    private final Access access = new Access();
    private final ChangeScopeOwners change = new ChangeScopeOwners(access.storage, access.clock);
    private final Caller root = Access.caller(access.root);

    @Test
    void givesAScopeAndTakesItBack() {
        assertEquals(owners(access.ann.name()), change.add(root, Access.ORIGIN, ACME, access.ann.name()));
        assertEquals(AuditAction.ADD_SCOPE_OWNER, access.lastEvent().action());
        assertEquals(Outcome.DONE, access.lastEvent().outcome());
        change.add(root, Access.ORIGIN, ACME, access.ann.name());
        assertEquals(Outcome.UNCHANGED, access.lastEvent().outcome());
        assertEquals(owners(access.ann.name()), change.list(root, ACME));
        assertEquals(owners(), change.remove(root, Access.ORIGIN, ACME, access.ann.name()));
        assertEquals(AuditAction.REMOVE_SCOPE_OWNER, access.lastEvent().action());
        assertEquals(owners(), change.remove(root, Access.ORIGIN, ACME, access.ann.name()));
    }

    @Test
    void givesNothingToWhoHasNoAccount() {
        Username nobody = new Username("nobody");
        assertEquals(new NoSuchAccount(nobody), change.add(root, Access.ORIGIN, ACME, nobody));
        assertEquals(owners(), change.list(root, ACME));
        assertEquals(Outcome.REFUSED, access.lastEvent().outcome());
    }

    @Test
    void isForAdministratorsWhoSignedIn() {
        for (Caller caller : List.of(Access.caller(access.ann), Access.byKey(access.root))) {
            assertEquals(new NotAllowed(caller.name()), change.add(caller, Access.ORIGIN, ACME, access.ann.name()));
            assertEquals(new NotAllowed(caller.name()), change.remove(caller, Access.ORIGIN, ACME, access.ann.name()));
        }
        assertEquals(new NotAllowed(access.ann.name()), change.list(Access.caller(access.ann), ACME));
        assertEquals(owners(), change.list(root, ACME));
    }

    private static Owners owners(Username... names) {
        return new Owners(ACME, new TreeSet<>(List.of(names)));
    }
}
