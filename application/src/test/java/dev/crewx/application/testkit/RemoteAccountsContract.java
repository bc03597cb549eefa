package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemoteAccounts.Identity;
import dev.crewx.application.remote.spi.RemoteAccounts.Session;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.domain.access.Username;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link RemoteAccounts} does. */
public abstract class RemoteAccountsContract extends RemoteContract {
    private RemoteAccounts anonymous() {
        return accounts(TokenSource.NONE);
    }

    @Test
    void signsInAndKnowsWhoAsks() {
        Session session = ok(anonymous().login("admin", password()));
        assertEquals(new Username("admin"), session.user());
        assertFalse(session.token().isBlank());
        assertFalse(session.toString().contains(session.token()));
        Identity identity = ok(accounts(TokenSource.of(session.token())).whoAmI());
        assertEquals(new Username("admin"), identity.user());
        assertEquals(List.of("admin"), identity.roles());
        assertTrue(identity.permissions().contains("publish"), identity.toString());
    }

    @Test
    void passesOnTheRefusalOfAWrongPassword() {
        refused(401, "bad-credentials", anonymous().login("admin", "wrong"));
        refused(401, "bad-credentials", anonymous().login("nobody", password()));
    }

    @Test
    void passesOnTheRefusalOfSomebodyUnknown() {
        refused(401, "not-authenticated", anonymous().whoAmI());
        refused(401, "not-authenticated", accounts(TokenSource.of("forged")).whoAmI());
        refused(401, "not-authenticated", anonymous().createUser("ada", "a long password"));
        refused(401, "bad-credentials", anonymous().login("ada", "a long password"));
    }

    @Test
    void makesAccounts() {
        RemoteAccounts administrator = accounts(admin());
        assertEquals(new Username("ada"), ok(administrator.createUser("ada", "a long password")));
        refused(409, "name-taken", administrator.createUser("ada", "another password"));
        refused(422, "invalid-field", administrator.createUser("Ada!", "a long password"));
        refused(422, "invalid-field", administrator.createUser("bob", "short"));
        assertEquals(
                new Username("ada"),
                ok(anonymous().login("ada", "a long password")).user());
    }
}
