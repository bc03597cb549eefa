package dev.crewx.application.storage.spi;

/** The server's own secrets, such as the key that signs access tokens: kept with the data, one for all servers. */
public interface SecretStore {

    /**
     * The secret of a name; made of {@code candidate} where there is none yet. Of several servers that ask at once all
     * get the same.
     *
     * @param name lower-case letters, digits and hyphens
     * @param candidate what becomes the secret if there is none; copied
     * @return the secret, an array of the caller's own
     * @throws StorageException when the store fails
     */
    byte[] getOrCreate(String name, byte[] candidate);
}
