package dev.crewx.application.access;

import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import java.time.Clock;
import java.util.Optional;

/** Makes an account. */
public final class CreateAccount {
    /** The fewest characters of a password. */
    public static final int MIN_PASSWORD = 8;

    private static final int MAX_PASSWORD = 1_024;

    private final AccountStore accounts;
    private final PasswordHasher hasher;
    private final Clock clock;

    /** Over these ports. */
    public CreateAccount(AccountStore accounts, PasswordHasher hasher, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.clock = clock;
    }

    /**
     * Makes the account, unless a rule says no.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result create(String username, String password, Role role) {
        Optional<Username> name = Username.tryParse(username);
        if (name.isEmpty()) {
            return new BadUsername(username);
        }
        if (password.length() < MIN_PASSWORD || password.length() > MAX_PASSWORD) {
            return new BadPassword(MIN_PASSWORD, MAX_PASSWORD);
        }
        Account account = new Account(name.get(), hasher.hash(password), role, false, clock.instant());
        return accounts.create(account) ? new Created(account) : new NameTaken(name.get());
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
     * Somebody has that name.
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
}
