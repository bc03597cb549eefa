package dev.crewx.application.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.TinySecretGenerator;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CreateAccountTest {
    private static final Username ANN = new Username("ann");
    private static final Caller ROOT = Versions.caller("root", Role.ADMIN);

    private final Storage storage = TinyStorageProvider.storage();
    private final TinyPasswordHasher hasher = new TinyPasswordHasher();
    private final SetupToken.Offer offer = SetupToken.offer(storage.accounts(), new TinySecretGenerator());
    private final CreateAccount createAccount = createAccount(true);

    private CreateAccount createAccount(boolean signUpOpen) {
        return new CreateAccount(
                storage, hasher, offer.token(), signUpOpen, Clock.fixed(Versions.PUBLISHED_AT, ZoneOffset.UTC));
    }

    private CreateAccount.Result create(String name, String password, Role role) {
        return createAccount.create(ROOT, Origin.LOCAL, name, password, role);
    }

    @Test
    void storesTheAccountWithoutItsPassword() {
        CreateAccount.Created created =
                assertInstanceOf(CreateAccount.Created.class, create("ann", "12345678", Role.ADMIN));
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
        create("ann", "first password", Role.USER);
        Optional<Account> before = storage.accounts().find(ANN);
        assertEquals(new CreateAccount.NameTaken(ANN), create("ann", "other password", Role.ADMIN));
        assertEquals(before, storage.accounts().find(ANN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ann", "a b", "-ann", "@ann", "../ann"})
    void refusesABadName(String name) {
        assertEquals(new CreateAccount.BadUsername(name), create(name, "a good password", Role.USER));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 1_025, 100_000})
    void refusesAPasswordTooShortOrTooLongAndStoresNothing(int length) {
        assertEquals(new CreateAccount.BadPassword(8, 1_024), create("ann", "x".repeat(length), Role.USER));
        assertEquals(Optional.empty(), storage.accounts().find(ANN));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 1_024})
    void takesThePasswordsAtTheLimits(int length) {
        assertInstanceOf(CreateAccount.Created.class, create("ann", "x".repeat(length), Role.USER));
    }

    @Test
    void givesANameToOneOfManyWhoAskAtOnce() {
        List<CreateAccount.Result> results =
                Concurrently.run(Concurrently.THREADS, i -> () -> create("ann", "password " + i, Role.USER));
        List<Account> created = results.stream()
                .filter(CreateAccount.Created.class::isInstance)
                .map(result -> ((CreateAccount.Created) result).account())
                .toList();
        assertEquals(1, created.size());
        assertEquals(Optional.of(created.getFirst()), storage.accounts().find(ANN));
    }

    @Test
    void letsOnlyAdministratorsWhoSignedInMakeAccountsForOthers() {
        Caller byKey = new Caller(ROOT.name(), ROOT.permissions(), ROOT.packages(), false);
        Caller narrow = new Caller(ROOT.name(), ROOT.permissions(), Set.of(new PackagePattern("@acme/*")), true);
        for (Caller caller : List.of(Versions.caller("bob"), byKey, narrow)) {
            assertEquals(
                    new CreateAccount.NotAllowed(),
                    createAccount.create(caller, Origin.LOCAL, "ann", "a good password", Role.USER));
        }
        assertEquals(0, storage.accounts().count());
        assertEquals(
                List.of(Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED),
                storage.audit().list(AuditQuery.all(0, 10)).items().stream()
                        .map(AuditEvent::outcome)
                        .toList());
    }

    @Test
    void letsAnybodySignUpWhereThatIsOpenAndNowhereElse() {
        assertEquals(
                new CreateAccount.NotAllowed(), createAccount(false).signUp(Origin.LOCAL, "ann", "a good password"));
        assertEquals(0, storage.accounts().count());
        CreateAccount.Created created = assertInstanceOf(
                CreateAccount.Created.class, createAccount.signUp(Origin.LOCAL, "ann", "a good password"));
        assertEquals(Role.USER, created.account().role());
    }

    @Test
    void letsNobodySignUpUnderTheNameOfAScopeThatWasGivenToOthers() {
        storage.scopes().add(new Scope("acme"), ANN);
        assertEquals(
                new CreateAccount.NameTaken(new Username("acme")),
                createAccount.signUp(Origin.LOCAL, "acme", "a good password"));
        assertEquals(0, storage.accounts().count());
        assertInstanceOf(CreateAccount.Created.class, create("acme", "a good password", Role.USER));
    }

    @Test
    void makesTheFirstAccountOfAllAnAdministratorByTheSetupTokenOnce() {
        String token = offer.text().orElseThrow();
        assertEquals(
                new CreateAccount.NotAllowed(),
                createAccount.setUp(token + "x", Origin.LOCAL, "ann", "a good password"));
        assertEquals(new CreateAccount.BadPassword(8, 1_024), createAccount.setUp(token, Origin.LOCAL, "ann", "short"));
        assertEquals(0, storage.accounts().count());
        CreateAccount.Created created = assertInstanceOf(
                CreateAccount.Created.class, createAccount.setUp(token, Origin.LOCAL, "ann", "a good password"));
        assertEquals(Role.ADMIN, created.account().role());
        assertEquals(
                new CreateAccount.NotAllowed(), createAccount.setUp(token, Origin.LOCAL, "bob", "a good password"));
        assertEquals(1, storage.accounts().count());
    }

    @Test
    void takesTheSetupTokenNoMoreOnceThereIsAnAccount() {
        create("bob", "a good password", Role.USER);
        assertEquals(
                new CreateAccount.NotAllowed(),
                createAccount.setUp(offer.text().orElseThrow(), Origin.LOCAL, "ann", "a good password"));
        assertEquals(
                Optional.empty(),
                SetupToken.offer(storage.accounts(), new TinySecretGenerator()).text());
        assertFalse(offer.toString().contains(offer.text().orElseThrow()));
    }

    @Test
    void notesWhoMadeWhichAccount() {
        createAccount.create(ROOT, new Origin("192.0.2.7", "r-1"), "ann", "a good password", Role.ADMIN);
        AuditEvent event = storage.audit().list(AuditQuery.all(0, 1)).items().getFirst();
        assertEquals(
                new AuditEvent(
                        Versions.PUBLISHED_AT,
                        "root",
                        AuditAction.CREATE_ACCOUNT,
                        Optional.empty(),
                        "ann",
                        "192.0.2.7",
                        "r-1",
                        Outcome.DONE,
                        "admin"),
                event);
    }
}
