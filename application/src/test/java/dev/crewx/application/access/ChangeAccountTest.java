package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.access.ChangeAccount.BadPassword;
import dev.crewx.application.access.ChangeAccount.Changed;
import dev.crewx.application.access.ChangeAccount.NoSuchAccount;
import dev.crewx.application.access.ChangeAccount.NotAllowed;
import dev.crewx.application.access.ChangeAccount.OwnAccount;
import dev.crewx.application.access.ChangeAccount.Unchanged;
import dev.crewx.application.access.ChangeAccount.WrongPassword;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChangeAccountTest {
    private static final Username NOBODY = new Username("nobody");

    private final Access access = new Access();
    private final ChangeAccount changeAccount = new ChangeAccount(access.storage, access.hasher, access.clock);

    @Test
    void setsOnesOwnPasswordForWhoKnowsItAndSignsThemOut() {
        String family = access.signIn("ann").refresh().family();
        assertInstanceOf(Changed.class, ownPassword(Optional.of("password of ann"), "another one"));
        assertTrue(
                access.hasher.matches("another one", access.stored(access.ann).passwordHash()));
        assertEquals(Optional.empty(), access.storage.tokens().find(family));
        assertEquals(AuditAction.CHANGE_PASSWORD, access.lastEvent().action());
        assertFalse(access.lastEvent().toString().contains("another one"));
    }

    @Test
    void refusesOnesOwnPasswordToWhoDoesNotKnowIt() {
        String family = access.signIn("ann").refresh().family();
        for (Optional<String> wrong : List.of(Optional.of("wrong"), Optional.<String>empty())) {
            assertEquals(new WrongPassword(access.ann.name()), ownPassword(wrong, "another one"));
        }
        assertEquals(access.ann, access.stored(access.ann));
        assertTrue(access.storage.tokens().find(family).isPresent());
        assertEquals(Outcome.REFUSED, access.lastEvent().outcome());
    }

    @Test
    void letsAnAdministratorSetAnybodysPassword() {
        assertInstanceOf(Changed.class, password(Access.caller(access.root), access.ann.name()));
        assertEquals(new NoSuchAccount(NOBODY), password(Access.caller(access.root), NOBODY));
    }

    @Test
    void letsNobodyElseAndNoKeySetAPassword() {
        for (Caller caller : List.of(Access.caller(access.bob), Access.byKey(access.ann), Access.byKey(access.root))) {
            assertEquals(new NotAllowed(access.ann.name(), caller.name()), password(caller, access.ann.name()));
        }
        assertEquals(new NotAllowed(NOBODY, access.bob.name()), password(Access.caller(access.bob), NOBODY));
        assertEquals(access.ann, access.stored(access.ann));
    }

    @Test
    void refusesAPasswordTooShortOrTooLong() {
        assertEquals(new BadPassword(8, 1_024), ownPassword(Optional.of("password of ann"), "1234567"));
        assertEquals(new BadPassword(8, 1_024), ownPassword(Optional.of("password of ann"), "x".repeat(1_025)));
        assertEquals(access.ann, access.stored(access.ann));
    }

    @Test
    void shutsAnAccountOutAndLetsItInAgain() {
        String family = access.signIn("ann").refresh().family();
        assertInstanceOf(Changed.class, disabled(Access.caller(access.root), access.ann.name(), true));
        assertTrue(access.stored(access.ann).disabled());
        assertEquals(Optional.empty(), access.storage.tokens().find(family));
        assertEquals(AuditAction.DISABLE_ACCOUNT, access.lastEvent().action());
        assertInstanceOf(Unchanged.class, disabled(Access.caller(access.root), access.ann.name(), true));
        assertInstanceOf(Changed.class, disabled(Access.caller(access.root), access.ann.name(), false));
        assertEquals(access.ann, access.stored(access.ann));
        assertEquals(AuditAction.ENABLE_ACCOUNT, access.lastEvent().action());
    }

    @Test
    void givesAnAccountAnotherRole() {
        assertInstanceOf(
                Changed.class,
                changeAccount.setRole(Access.caller(access.root), Access.ORIGIN, access.ann.name(), Role.ADMIN));
        assertEquals(access.ann.withRole(Role.ADMIN), access.stored(access.ann));
        assertEquals(AuditAction.CHANGE_ROLE, access.lastEvent().action());
    }

    @Test
    void letsOnlyAdministratorsWhoSignedInDoSoAndNotToThemselves() {
        for (Caller caller : List.of(Access.caller(access.ann), Access.byKey(access.root))) {
            assertEquals(new NotAllowed(access.bob.name(), caller.name()), disabled(caller, access.bob.name(), true));
        }
        assertEquals(
                new OwnAccount(access.root.name()), disabled(Access.caller(access.root), access.root.name(), true));
        assertEquals(
                new OwnAccount(access.root.name()),
                changeAccount.setRole(Access.caller(access.root), Access.ORIGIN, access.root.name(), Role.USER));
        assertEquals(new NoSuchAccount(NOBODY), disabled(Access.caller(access.root), NOBODY, true));
        assertEquals(access.root, access.stored(access.root));
        assertEquals(access.bob, access.stored(access.bob));
    }

    @Test
    void findsAccountsForAdministratorsAndOnesOwn() {
        FindAccounts find = new FindAccounts(access.storage);
        assertEquals(new FindAccounts.Found(access.ann), find.find(Access.caller(access.ann), access.ann.name()));
        assertEquals(new FindAccounts.Found(access.ann), find.find(Access.caller(access.root), access.ann.name()));
        assertEquals(
                new FindAccounts.NotAllowed(access.bob.name()),
                find.find(Access.caller(access.bob), access.ann.name()));
        assertEquals(
                new FindAccounts.NotAllowed(access.bob.name()),
                find.find(Access.caller(access.bob), NOBODY),
                "who may not see is not told who is there");
        assertEquals(new FindAccounts.NoSuchAccount(NOBODY), find.find(Access.caller(access.root), NOBODY));
        assertEquals(Optional.empty(), find.list(Access.caller(access.bob), 0, 10));
        assertEquals(
                List.of(access.ann, access.bob, access.root),
                find.list(Access.caller(access.root), 0, 10).orElseThrow().items());
    }

    private ChangeAccount.Result ownPassword(Optional<String> current, String password) {
        return changeAccount.setPassword(
                Access.caller(access.ann), Access.ORIGIN, access.ann.name(), current, password);
    }

    private ChangeAccount.Result password(Caller caller, Username name) {
        return changeAccount.setPassword(caller, Access.ORIGIN, name, Optional.empty(), "another one");
    }

    private ChangeAccount.Result disabled(Caller caller, Username name, boolean disabled) {
        return changeAccount.setDisabled(caller, Access.ORIGIN, name, disabled);
    }
}
