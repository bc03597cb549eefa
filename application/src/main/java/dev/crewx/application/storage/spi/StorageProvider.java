package dev.crewx.application.storage.spi;

import java.util.Map;

/**
 * How a storage adapter makes itself known: declared with {@code provides … with …}, for the class path in
 * {@code META-INF/services} as well, and found by {@link java.util.ServiceLoader}. The configuration chooses one by its
 * name.
 */
public interface StorageProvider {

    /** The name the configuration uses, such as {@code memory}; lower-case letters, digits and hyphens. */
    String name();

    /** Whether what is stored outlives the process. */
    boolean durable();

    /**
     * Opens the storage; the caller closes it.
     *
     * @param settings the adapter's own settings by name; unknown ones are refused
     * @throws StorageException when it cannot be opened, with the reason and what to do
     */
    Storage open(Map<String, String> settings);
}
