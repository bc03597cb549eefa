package dev.crewx.application.access;

import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.util.Optional;

/** Makes accounts: for an administrator, for whoever signs up where that is open, and the first one of all. */
public final class CreateAccount {
    /** The fewest characters of a password. */
    public static final int MIN_PASSWORD = PasswordRules.MIN;

    private final AccountStore accounts;
    private final ScopeStore scopes;
    private final PasswordHasher hasher;
    private final SetupToken setupToken;
    private final boolean signUpOpen;
    private final Auditor auditor;
    private final Clock clock;

    /**
     * Over these ports.
     *
     * @param setupToken what the first account of all is made with
     * @param signUpOpen whether anybody makes an account for themselves
     */
    public CreateAccount(
            Storage storage, PasswordHasher hasher, SetupToken setupToken, boolean signUpOpen, Clock clock) {
        this.accounts = storage.accounts();
        this.scopes = storage.scopes();
        this.hasher = hasher;
        this.setupToken = setupToken;
        this.signUpOpen = signUpOpen;
        this.auditor = new Auditor(storage.audit(), clock);
        this.clock = clock;
    }

    /**
     * Makes an account for an administrator who signed in.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result create(Caller caller, Origin origin, String username, String password, Role role) {
        Result result = caller.keepsRegistry() && caller.byAccessToken()
                ? create(username, password, role, false)
                : new NotAllowed();
        return noted(caller.name().value(), origin, username, result);
    }

    /**
     * Makes an account for whoever asks, where sign-up is open.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result signUp(Origin origin, String username, String password) {
        Result result = signUpOpen ? create(username, password, Role.USER, true) : new NotAllowed();
        return noted(username, origin, username, result);
    }

    /**
     * Makes the first account of all, an administrator's, for whoever holds the setup token.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public synchronized Result setUp(String token, Origin origin, String username, String password) {
        Result result = accounts.count() == 0 && setupToken.is(token)
                ? create(username, password, Role.ADMIN, false)
                : new NotAllowed();
        if (result instanceof Created) {
            setupToken.use();
        }
        return noted(username, origin, username, result);
    }

    private Result create(String username, String password, Role role, boolean byStranger) {
        Optional<Username> name = Username.tryParse(username);
        if (name.isEmpty()) {
            return new BadUsername(username);
        }
        if (!PasswordRules.allows(password)) {
            return new BadPassword(PasswordRules.MIN, PasswordRules.MAX);
        }
        // A scope that was given to somebody would come to belong to the account of its name as well.
        if (byStranger && !scopes.owners(Scope.of(name.get())).isEmpty()) {
            return new NameTaken(name.get());
        }
        if (accounts.find(name.get()).isPresent()) {
            return new NameTaken(name.get()); // before the dear hash
        }
        Account account = new Account(name.get(), hasher.hash(password), role, false, clock.instant());
        return accounts.create(account) ? new Created(account) : new NameTaken(name.get());
    }

    private Result noted(String actor, Origin origin, String username, Result result) {
        String detail = switch (result) {
            case Created(var account) -> account.role().wireName();
            case NameTaken taken -> "name taken";
            case BadUsername bad -> "bad name";
            case BadPassword bad -> "bad password";
            case NotAllowed notAllowed -> "not allowed";
        };
        auditor.note(
                actor,
                origin,
                AuditAction.CREATE_ACCOUNT,
                username,
                result instanceof Created ? Outcome.DONE : Outcome.REFUSED,
                detail);
        return result;
    }

    /** What became of it. */
    public sealed interface Result {}

    /**
     * The account is there.
     *
     * @param account as stored
     */
    public record Created(Account account) implements Result {}

    /**
     * Somebody has that name, or its scope.
     *
     * @param name the name
     */
    public record NameTaken(Username name) implements Result {}

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

    /** Whoever asks may make no accounts. */
    public record NotAllowed() implements Result {}
}
