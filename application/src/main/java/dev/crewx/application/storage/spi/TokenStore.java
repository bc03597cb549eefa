package dev.crewx.application.storage.spi;

import dev.crewx.domain.access.TokenFamily;
import dev.crewx.domain.access.Username;
import java.time.Instant;
import java.util.Optional;

/** The token families, by id. One that has ended is not there any more, for any server. */
public interface TokenStore {

    /**
     * Stores a new family.
     *
     * @return whether it was stored; false when the id is taken, and then nothing changed
     * @throws StorageException when the store fails
     */
    boolean create(TokenFamily family);

    /**
     * The family of this id, expired or not.
     *
     * @return empty when there is none, or it has ended
     * @throws StorageException when the store fails
     */
    Optional<TokenFamily> find(String id);

    /**
     * Stores a family in place of what it was, in one step, if its secret is still the one of {@code before}.
     *
     * @param before the family as it was looked at
     * @param after the same family with its next secret
     * @return whether it was stored; false when somebody else was first or the family has ended, and then nothing changed
     * @throws IllegalArgumentException when the two have different ids
     * @throws StorageException when the store fails
     */
    boolean rotate(TokenFamily before, TokenFamily after);

    /**
     * Ends a family.
     *
     * @return whether it was there
     * @throws StorageException when the store fails
     */
    boolean end(String id);

    /**
     * Ends every family of an account.
     *
     * @return how many there were
     * @throws StorageException when the store fails
     */
    int endAll(Username account);

    /**
     * Forgets families that have expired.
     *
     * @param now families that expire at this moment or before are forgotten
     * @return how many there were
     * @throws StorageException when the store fails
     */
    int removeExpired(Instant now);
}
