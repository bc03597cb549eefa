package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.storage.spi.StorageProvider;
import java.time.Clock;
import java.util.Map;

/** Provides {@code memory}: fast, whole, and gone with the process. */
public final class MemoryStorageProvider implements StorageProvider {

    /** For {@link java.util.ServiceLoader}. */
    public MemoryStorageProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public Storage open(Map<String, String> settings) {
        if (!settings.isEmpty()) {
            throw new StorageException(
                    "Storage \"memory\" takes no settings, but was given " + String.join(", ", settings.keySet()));
        }
        return new MemoryStorage(Clock.systemUTC());
    }
}
