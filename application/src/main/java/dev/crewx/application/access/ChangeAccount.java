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
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes an account: its password, its role, whether it is shut out. Who was signed in as it is signed out. */
public final class ChangeAccount {
    private static final int MAX_TRIES = 10;

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final PasswordHasher hasher;
    private final Auditor auditor;

    /** Over these ports. */
    public ChangeAccount(Storage storage, PasswordHasher hasher, Clock clock) {
        this.accounts = storage.accounts();
        this.tokens = storage.tokens();
        this.hasher = hasher;
        this.auditor = new Auditor(storage.audit(), clock);
    }

    /**
     * Sets a password: an administrator anybody's, everybody their own.
     *
     * @param current the password as it is; whoever sets their own shows it
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result setPassword(Caller caller, Origin origin, Username name, Optional<String> current, String password) {
        Result result = setPassword(caller, name, current, password);
        return noted(caller, origin, AuditAction.CHANGE_PASSWORD, name, result);
    }

    private Result setPassword(Caller caller, Username name, Optional<String> current, String password) {
        boolean own = caller.name().equals(name);
        if (!caller.byAccessToken() || (!own && !caller.keepsRegistry())) {
            return new NotAllowed(name, caller.name());
        }
        if (!PasswordRules.allows(password)) {
            return new BadPassword(PasswordRules.MIN, PasswordRules.MAX);
        }
        Optional<Account> account = accounts.find(name);
        if (account.isEmpty()) {
            return new NoSuchAccount(name);
        }
        if (own
                && !current.map(text -> hasher.matches(text, account.get().passwordHash()))
                        .orElse(false)) {
            return new WrongPassword(name);
        }
        String hash = hasher.hash(password);
        return replace(name, before -> before.withPasswordHash(hash));
    }

    /**
     * Shuts an account out, or lets it in again; for administrators, and not their own.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result setDisabled(Caller caller, Origin origin, Username name, boolean disabled) {
        AuditAction action = disabled ? AuditAction.DISABLE_ACCOUNT : AuditAction.ENABLE_ACCOUNT;
        return noted(caller, origin, action, name, others(caller, name, account -> account.withDisabled(disabled)));
    }

    /**
     * Gives an account another role; for administrators, and not their own.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result setRole(Caller caller, Origin origin, Username name, Role role) {
        return noted(
                caller, origin, AuditAction.CHANGE_ROLE, name, others(caller, name, account -> account.withRole(role)));
    }

    private Result others(Caller caller, Username name, UnaryOperator<Account> change) {
        if (!caller.byAccessToken() || !caller.keepsRegistry()) {
            return new NotAllowed(name, caller.name());
        }
        return caller.name().equals(name) ? new OwnAccount(name) : replace(name, change);
    }

    private Result replace(Username name, UnaryOperator<Account> change) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Optional<Account> before = accounts.find(name);
            if (before.isEmpty()) {
                return new NoSuchAccount(name);
            }
            Account after = change.apply(before.get());
            if (after.equals(before.get())) {
                return new Unchanged(after);
            }
            if (accounts.replace(before.get(), after)) {
                tokens.endAll(name);
                return new Changed(after);
            }
        }
        return new Busy(name);
    }

    private Result noted(Caller caller, Origin origin, AuditAction action, Username name, Result result) {
        Outcome outcome = switch (result) {
            case Changed changed -> Outcome.DONE;
            case Unchanged unchanged -> Outcome.UNCHANGED;
            default -> Outcome.REFUSED;
        };
        String detail = switch (result) {
            case Changed(var account) -> account.role().wireName();
            case Unchanged(var account) -> account.role().wireName();
            case NoSuchAccount missing -> "no such account";
            case NotAllowed notAllowed -> "not allowed";
            case OwnAccount own -> "one's own account";
            case WrongPassword wrong -> "wrong password";
            case BadPassword bad -> "bad password";
            case Busy busy -> "busy";
        };
        auditor.note(caller.name().value(), origin, action, name.value(), outcome, detail);
        return result;
    }

    /** What became of it. In every case but the first nothing changed. */
    public sealed interface Result {}

    /**
     * The account has changed.
     *
     * @param account as it is now
     */
    public record Changed(Account account) implements Result {}

    /**
     * The account was so already.
     *
     * @param account as it is
     */
    public record Unchanged(Account account) implements Result {}

    /**
     * There is no such account.
     *
     * @param name the name
     */
    public record NoSuchAccount(Username name) implements Result {}

    /**
     * The caller may not change this account, or not by an API key.
     *
     * @param name whose account
     * @param caller who tried
     */
    public record NotAllowed(Username name, Username caller) implements Result {}

    /**
     * Nobody shuts themselves out or takes their own rights: then there might be no administrator left.
     *
     * @param name whose account
     */
    public record OwnAccount(Username name) implements Result {}

    /**
     * The password as it is was not shown, or wrong.
     *
     * @param name whose account
     */
    public record WrongPassword(Username name) implements Result {}

    /**
     * The new password is too short or too long.
     *
     * @param min the fewest characters
     * @param max the most characters
     */
    public record BadPassword(int min, int max) implements Result {}

    /**
     * Others changed the account again and again in the meantime; try later.
     *
     * @param name whose account
     */
    public record Busy(Username name) implements Result {}
}
