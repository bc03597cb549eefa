package dev.crewx.application.storage.spi;

import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import java.time.Instant;
import java.util.Optional;

/** The API keys. Only digests of their secrets are stored. Looking a key up by its secret writes nothing. */
public interface ApiKeyStore {

    /**
     * Stores a new key.
     *
     * @return whether it was stored; false when its id or its secret is taken, and then nothing changed
     * @throws StorageException when the store fails
     */
    boolean create(ApiKey key);

    /**
     * The key with this secret, usable or not.
     *
     * @throws StorageException when the store fails
     */
    Optional<ApiKey> findBySecret(Digest secret);

    /**
     * The key of this id, usable or not.
     *
     * @throws StorageException when the store fails
     */
    Optional<ApiKey> find(String id);

    /**
     * A page of an account's keys, newest first, ties by id; also those that are usable no more.
     *
     * @param offset how many to leave out at the beginning, not negative
     * @param limit how many at the most, not negative
     * @throws IllegalArgumentException when one of them is negative
     * @throws StorageException when the store fails
     */
    Page<ApiKey> list(Username account, int offset, int limit);

    /**
     * Takes a key back.
     *
     * @param at when; stays as it was where the key was taken back before
     * @return the key as it is now; empty when there is none of this id
     * @throws StorageException when the store fails
     */
    Optional<ApiKey> revoke(String id, Instant at);

    /**
     * Forgets keys that were taken back, or expired, before {@code then}.
     *
     * @return how many there were
     * @throws StorageException when the store fails
     */
    int removeEnded(Instant then);
}
