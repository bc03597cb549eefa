package dev.crewx.application.testkit;

import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.storage.spi.StorageProvider;
import java.util.Map;

/**
 * Provides {@code tiny}: the least that passes the contracts. It stands for the storage that somebody adds later: on
 * the class path it is found and chosen like any other, and nothing else knows of it.
 */
public final class TinyStorageProvider implements StorageProvider {

    /** For {@link java.util.ServiceLoader}. */
    public TinyStorageProvider() {}

    /** An empty storage, for tests of use cases. */
    public static Storage storage() {
        return new TinyStorage();
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public Storage open(Map<String, String> settings) {
        if (!settings.isEmpty()) {
            throw new StorageException("Storage \"tiny\" has no setting " + String.join(", ", settings.keySet()));
        }
        return storage();
    }
}
