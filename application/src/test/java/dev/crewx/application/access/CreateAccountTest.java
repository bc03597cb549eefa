package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreateAccountTest {
    private static final Username ANN = new Username("ann");

    private final Storage storage = TinyStorageProvider.storage();
    private final TinyPasswordHasher hasher = new TinyPasswordHasher();
    private final CreateAccount createAccount =
            new CreateAccount(storage.accounts(), hasher, Clock.fixed(Versions.PUBLISHED_AT, ZoneOffset.UTC));

    @Test
    void storesTheAccountWithoutItsPassword() {
        CreateAccount.Created created =
                assertInstanceOf(CreateAccount.Created.class, createAccount.create("ann", "12345678", Role.ADMIN));
        Account account = created.account();
        assertEquals(ANN, account.name());
        assertEquals(Role.ADMIN, account.role());
        assertFalse(account.disabled());
        assertEquals(Versions.PUBLISHED_AT, account.createdAt());
        assertTrue(hasher.matches("12345678", account.passwordHash()));
        assertFalse(account.passwordHash().contains("12345678"));
        assertEquals(Optional.of(account), storage.accounts().find(ANN));
    }

    @Test
    void refusesANameThatIsTakenAndLeavesTheAccountAsItIs() {
        createAccount.create("ann", "first password", Role.USER);
        Optional<Account> before = storage.accounts().find(ANN);
        assertEquals(new CreateAccount.NameTaken(ANN), createAccount.create("ann", "other password", Role.ADMIN));
        assertEquals(before, storage.accounts().find(ANN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "a b", "-ann", "@ann", "../ann"})
    void refusesABadName(String name) {
        assertEquals(new CreateAccount.BadUsername(name), createAccount.create(name, "a good password", Role.USER));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 1_025, 100_000})
    void refusesAPasswordTooShortOrTooLongAndStoresNothing(int length) {
        assertEquals(
                new CreateAccount.BadPassword(8, 1_024), createAccount.create("ann", "x".repeat(length), Role.USER));
        assertEquals(Optional.empty(), storage.accounts().find(ANN));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 1_024})
    void takesThePasswordsAtTheLimits(int length) {
        assertInstanceOf(CreateAccount.Created.class, createAccount.create("ann", "x".repeat(length), Role.USER));
    }

    @Test
    void givesANameToOneOfManyWhoAskAtOnce() {
        List<CreateAccount.Result> results = Concurrently.run(
                Concurrently.THREADS, i -> () -> createAccount.create("ann", "password " + i, Role.USER));
        List<Account> created = results.stream()
                .filter(CreateAccount.Created.class::isInstance)
                .map(result -> ((CreateAccount.Created) result).account())
                .toList();
        assertEquals(1, created.size());
        assertEquals(Optional.of(created.getFirst()), storage.accounts().find(ANN));
    }
}
