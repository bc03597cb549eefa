package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.util.ArrayList;
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

    @Test
    void replacesAnAccountThatIsStillAsItWas() {
        Account before = account("ann", "first");
        accounts().create(before);
        Account after = before.withPasswordHash("second").withRole(Role.ADMIN).withDisabled(true);
        assertTrue(accounts().replace(before, after));
        assertEquals(Optional.of(after), accounts().find(ANN));
        assertTrue(accounts().replace(after, before), "and back");
        assertEquals(Optional.of(before), accounts().find(ANN));
    }

    @Test
    void replacesNoAccountThatIsAnotherByNowOrNotThere() {
        Account before = account("ann", "first");
        assertFalse(accounts().replace(before, before.withDisabled(true)));
        assertEquals(Optional.empty(), accounts().find(ANN));
        accounts().create(before);
        assertFalse(accounts().replace(before.withPasswordHash("other"), before.withDisabled(true)));
        assertFalse(accounts().replace(before.withRole(Role.ADMIN), before.withDisabled(true)));
        assertFalse(accounts().replace(before.withDisabled(true), before.withRole(Role.ADMIN)));
        assertEquals(Optional.of(before), accounts().find(ANN));
    }

    @Test
    void letsAnAccountKeepItsName() {
        Account ann = account("ann", "hash");
        accounts().create(ann);
        assertThrows(IllegalArgumentException.class, () -> accounts().replace(ann, account("bob", "hash")));
        assertEquals(Optional.empty(), accounts().find(new Username("bob")));
    }

    @Test
    void listsByNameAndPageByPageAndCounts() {
        assertEquals(0, accounts().count());
        assertEquals(new Page<>(List.of(), 0, 0, 10), accounts().list(0, 10));
        for (String name : List.of("c", "a", "b-1", "b", "b1")) {
            accounts().create(account(name, "hash"));
        }
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 8; offset += 2) {
            Page<Account> page = accounts().list(offset, 2);
            assertEquals(5, page.total());
            page.items().forEach(account -> paged.add(account.name().value()));
        }
        assertEquals(List.of("a", "b", "b-1", "b1", "c"), paged);
        assertEquals(5, accounts().count());
        assertThrows(IllegalArgumentException.class, () -> accounts().list(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> accounts().list(0, -1));
    }

    @Test
    void letsExactlyOneOfManyReplaceAnAccount() {
        Account before = account("ann", "first");
        accounts().create(before);
        List<Boolean> replaced = Concurrently.run(
                Concurrently.THREADS, i -> () -> accounts().replace(before, before.withPasswordHash("hash " + i)));
        assertEquals(1, replaced.stream().filter(ok -> ok).count());
        assertEquals(
                "hash " + replaced.indexOf(true),
                accounts().find(ANN).orElseThrow().passwordHash());
    }

    private static Account account(String name, String hash) {
        return new Account(new Username(name), hash, Role.USER, false, Versions.PUBLISHED_AT);
    }
}
