package dev.crewx.application.storage.spi;

import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Username;
import java.util.Optional;

/** The accounts, by name. */
public interface AccountStore {

    /**
     * The account of this name.
     *
     * @throws StorageException when the store fails
     */
    Optional<Account> find(Username name);

    /**
     * Stores a new account.
     *
     * @return whether it was stored; false when the name is taken, and then nothing changed
     * @throws StorageException when the store fails
     */
    boolean create(Account account);
}
