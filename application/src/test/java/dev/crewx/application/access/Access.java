package dev.crewx.application.access;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.MovingClock;
import dev.crewx.application.testkit.TinyAccessTokens;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.TinySecretGenerator;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;

/** A storage with some accounts, and all that the use cases of access need besides. */
final class Access {
    static final Origin ORIGIN = new Origin("192.0.2.1", "request-1");

    final MovingClock clock = new MovingClock(Versions.PUBLISHED_AT);
    final Storage storage = TinyStorageProvider.storage();
    final TinyPasswordHasher hasher = new TinyPasswordHasher();
    final TinyAccessTokens tokens = new TinyAccessTokens(clock);
    final TinySecretGenerator secrets = new TinySecretGenerator();
    final Account ann = account("ann", Role.USER);
    final Account bob = account("bob", Role.USER);
    final Account root = account("root", Role.ADMIN);

    private Account account(String name, Role role) {
        Account account =
                new Account(new Username(name), hasher.hash("password of " + name), role, false, clock.instant());
        storage.accounts().create(account);
        return account;
    }

    /** Signed in. */
    static Caller caller(Account account) {
        return Caller.of(account);
    }

    /** By an API key with all of the account's rights. */
    static Caller byKey(Account account) {
        Caller caller = Caller.of(account);
        return new Caller(caller.name(), caller.permissions(), caller.packages(), false);
    }

    TokenPair signIn(String name) {
        SignIn signIn = new SignIn(storage, hasher, tokens, secrets, LoginBackoff.none(), clock);
        if (signIn.signIn(ORIGIN, name, "password of " + name) instanceof SignIn.SignedIn signedIn) {
            return signedIn.tokens();
        }
        throw new AssertionError("not signed in");
    }

    Account stored(Account account) {
        return storage.accounts().find(account.name()).orElseThrow();
    }

    AuditEvent lastEvent() {
        return storage.audit().list(AuditQuery.all(0, 1)).items().getFirst();
    }
}
