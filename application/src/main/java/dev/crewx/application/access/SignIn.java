package dev.crewx.application.access;

import dev.crewx.application.access.spi.AccessTokens;
import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A person shows a name and a password and gets an access token and a refresh token. */
public final class SignIn {
    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final TokenPairs pairs;
    private final LoginBackoff backoff;
    private final Auditor auditor;
    private final String nobodysHash;

    /** Over these ports. */
    public SignIn(
            Storage storage,
            PasswordHasher hasher,
            AccessTokens accessTokens,
            SecretGenerator secrets,
            LoginBackoff backoff,
            Clock clock) {
        this.accounts = storage.accounts();
        this.hasher = hasher;
        this.pairs = new TokenPairs(storage.tokens(), accessTokens, secrets, clock);
        this.backoff = backoff;
        this.auditor = new Auditor(storage.audit(), clock);
        this.nobodysHash = hasher.hash("the password of nobody");
    }

    /**
     * Signs in. A wrong name costs the same work as a wrong password, so that the time tells nobody which it was.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result signIn(Origin origin, String username, String password) {
        Result result = signInFrom(origin.address(), username, password);
        String detail = switch (result) {
            case SignedIn(var account, var tokens) -> tokens.refresh().family();
            case BadCredentials bad -> "wrong name or password";
            case TooManyAttempts tooMany -> "too many wrong passwords";
        };
        auditor.note(
                username,
                origin,
                AuditAction.LOGIN,
                username,
                result instanceof SignedIn ? Outcome.DONE : Outcome.REFUSED,
                detail);
        return result;
    }

    private Result signInFrom(String address, String username, String password) {
        Optional<Username> name = Username.tryParse(username);
        // What is no name is remembered as one, however long it is.
        String guessed = name.map(Username::value).orElse("");
        Optional<Duration> wait = backoff.toWait(guessed, address);
        if (wait.isPresent()) {
            return new TooManyAttempts(wait.get());
        }
        Optional<Account> account = name.flatMap(accounts::find);
        boolean matches =
                hasher.matches(password, account.map(Account::passwordHash).orElse(nobodysHash));
        if (account.isEmpty() || !matches || account.get().disabled()) {
            backoff.failed(guessed, address);
            return new BadCredentials();
        }
        backoff.succeeded(guessed, address);
        return new SignedIn(account.get(), pairs.begin(renewed(account.get(), password)));
    }

    /** The account with a hash that costs what hashes cost today. */
    private Account renewed(Account account, String password) {
        if (!hasher.isOutdated(account.passwordHash())) {
            return account;
        }
        Account renewed = account.withPasswordHash(hasher.hash(password));
        return accounts.replace(account, renewed) ? renewed : account;
    }

    /** What became of it. */
    public sealed interface Result {}

    /**
     * The name and the password were right.
     *
     * @param account whose they are
     * @param tokens what to show and to trade
     */
    public record SignedIn(Account account, TokenPair tokens) implements Result {}

    /** The name, the password or both were wrong, or the account is disabled; nobody is told which. */
    public record BadCredentials() implements Result {}

    /**
     * So many wrong passwords were shown for this name from this address that none counts for a while.
     *
     * @param retryAfter how long
     */
    public record TooManyAttempts(Duration retryAfter) implements Result {}
}
