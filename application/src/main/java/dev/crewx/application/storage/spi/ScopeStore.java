package dev.crewx.application.storage.spi;

import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import java.util.SortedSet;

/** To whom scopes were given. That a scope belongs to the account of its name is a rule and stands in no store. */
public interface ScopeStore {

    /**
     * Those a scope was given to.
     *
     * @return none where it was given to nobody
     * @throws StorageException when the store fails
     */
    SortedSet<Username> owners(Scope scope);

    /**
     * Gives a scope to somebody, besides those who have it.
     *
     * @return whether that is new
     * @throws StorageException when the store fails
     */
    boolean add(Scope scope, Username owner);

    /**
     * Takes a scope from somebody.
     *
     * @return whether they had it
     * @throws StorageException when the store fails
     */
    boolean remove(Scope scope, Username owner);
}
