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

    /**
     * Stores an account in place of what it was, in one step.
     *
     * @param before the account as it was looked at
     * @param after the account of the same name as it is to be
     * @return whether it was stored; false when it is another by now or is not there, and then nothing changed
     * @throws IllegalArgumentException when the two have different names
     * @throws StorageException when the store fails
     */
    boolean replace(Account before, Account after);

    /**
     * A page of all accounts, by name.
     *
     * @param offset how many to leave out at the beginning, not negative
     * @param limit how many at the most, not negative
     * @throws IllegalArgumentException when one of them is negative
     * @throws StorageException when the store fails
     */
    Page<Account> list(int offset, int limit);

    /**
     * How many accounts there are.
     *
     * @throws StorageException when the store fails
     */
    long count();
}
