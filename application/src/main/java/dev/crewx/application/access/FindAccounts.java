package dev.crewx.application.access;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.Username;
import java.util.Optional;

/** Looks accounts up: an administrator anybody's, everybody their own. */
public final class FindAccounts {
    private final AccountStore accounts;

    /** Over this storage. */
    public FindAccounts(Storage storage) {
        this.accounts = storage.accounts();
    }

    /**
     * An account.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Result find(Caller caller, Username name) {
        if (!caller.name().equals(name) && !caller.keepsRegistry()) {
            return new NotAllowed(caller.name());
        }
        return accounts.find(name).<Result>map(Found::new).orElseGet(() -> new NoSuchAccount(name));
    }

    /**
     * A page of all accounts, by name.
     *
     * @return empty when the caller does not keep the registry
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Optional<Page<Account>> list(Caller caller, int offset, int limit) {
        return caller.keepsRegistry() ? Optional.of(accounts.list(offset, limit)) : Optional.empty();
    }

    /** What was found. */
    public sealed interface Result {}

    /**
     * The account.
     *
     * @param account as it is
     */
    public record Found(Account account) implements Result {}

    /**
     * There is no such account.
     *
     * @param name the name
     */
    public record NoSuchAccount(Username name) implements Result {}

    /**
     * The caller may see their own account only.
     *
     * @param caller who asked
     */
    public record NotAllowed(Username caller) implements Result {}
}
