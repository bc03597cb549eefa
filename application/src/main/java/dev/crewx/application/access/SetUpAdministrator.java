package dev.crewx.application.access;

import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.util.Optional;

/** Makes sure that an administrator with a known password is there: for whoever starts the server. */
public final class SetUpAdministrator {
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final PasswordHasher hasher;
    private final Auditor auditor;
    private final Clock clock;

    /** Over these ports. */
    public SetUpAdministrator(Storage storage, PasswordHasher hasher, Clock clock) {
        this.accounts = storage.accounts();
        this.tokens = storage.tokens();
        this.hasher = hasher;
        this.auditor = new Auditor(storage.audit(), clock);
        this.clock = clock;
    }

    /**
     * Makes the account, or makes the one of that name an administrator who is let in, by this password; whoever was
     * signed in as it is signed out.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result setUp(String username, String password) {
        Optional<Username> name = Username.tryParse(username);
        if (name.isEmpty()) {
            return new BadUsername(username);
        }
        if (!PasswordRules.allows(password)) {
            return new BadPassword(PasswordRules.MIN, PasswordRules.MAX);
        }
        Account wanted = new Account(name.get(), hasher.hash(password), Role.ADMIN, false, clock.instant());
        Optional<Account> before = accounts.find(name.get());
        boolean done = before.map(account -> accounts.replace(
                        account,
                        account.withPasswordHash(wanted.passwordHash())
                                .withRole(Role.ADMIN)
                                .withDisabled(false)))
                .orElseGet(() -> accounts.create(wanted));
        if (!done) {
            return setUp(username, password); // another server was at it at the same moment
        }
        tokens.endAll(name.get());
        auditor.note(
                username,
                Origin.LOCAL,
                before.isPresent() ? AuditAction.CHANGE_PASSWORD : AuditAction.CREATE_ACCOUNT,
                username,
                Outcome.DONE,
                Role.ADMIN.wireName());
        return new Ready(name.get());
    }

    /** What became of it. */
    public sealed interface Result {}

    /**
     * The administrator is there.
     *
     * @param name whose account it is
     */
    public record Ready(Username name) implements Result {}

    /**
     * The name breaks the rules of names.
     *
     * @param text what was asked for
     */
    public record BadUsername(String text) implements Result {}

    /**
     * The password is too short or too long.
     *
     * @param min the fewest characters
     * @param max the most characters
     */
    public record BadPassword(int min, int max) implements Result {}
}
