package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} does. */
public abstract class AccountStoreContract extends FreshStorage {
    private static final Username ANN = new Username("ann");

    private AccountStore accounts() {
        return storage().accounts();
    }

    @Test
    void knowsNobodyAtFirst() {
        assertEquals(Optional.empty(), accounts().find(ANN));
    }

    @Test
    void givesBackEveryFieldOfAnAccount() {
        Account user = account("ann", "hash of ann");
        Account admin = new Account(
                new Username("root-1"), "$argon2id$v=19$ü\"'", Role.ADMIN, true, Versions.PUBLISHED_AT.plusSeconds(9));
        assertTrue(accounts().create(user));
        assertTrue(accounts().create(admin));
        assertEquals(Optional.of(user), accounts().find(ANN));
        assertEquals(Optional.of(admin), accounts().find(admin.name()));
    }

    @Test
    void refusesANameThatIsTakenAndChangesNothing() {
        Account first = account("ann", "first");
        assertTrue(accounts().create(first));
        assertFalse(accounts().create(account("ann", "second")));
        assertFalse(accounts().create(first));
        assertEquals(Optional.of(first), accounts().find(ANN));
    }

    @Test
    void keepsNamesApartThatAreAlike() {
        assertTrue(accounts().create(account("ann", "1")));
        assertTrue(accounts().create(account("ann-1", "2")));
        assertTrue(accounts().create(account("ann1", "3")));
        assertEquals("2", accounts().find(new Username("ann-1")).orElseThrow().passwordHash());
        assertEquals(Optional.empty(), accounts().find(new Username("an")));
    }

    @Test
    void givesANameToExactlyOneOfMany() {
        List<Boolean> created =
                Concurrently.run(Concurrently.THREADS, i -> () -> accounts().create(account("ann", "hash " + i)));
        List<Integer> winners =
                IntStream.range(0, created.size()).filter(created::get).boxed().toList();
        assertEquals(1, winners.size());
        assertEquals(
                "hash " + winners.getFirst(), accounts().find(ANN).orElseThrow().passwordHash());
    }

    private static Account account(String name, String hash) {
        return new Account(new Username(name), hash, Role.USER, false, Versions.PUBLISHED_AT);
    }
}
