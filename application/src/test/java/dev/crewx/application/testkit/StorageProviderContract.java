package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.storage.spi.StorageProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What every {@link StorageProvider} does. */
public abstract class StorageProviderContract {
    /** The provider, made as {@link ServiceLoader} makes it. */
    protected abstract StorageProvider provider();

    /** Settings with which an empty storage can be opened. */
    protected abstract Map<String, String> settings();

    @Test
    void hasANameThatAConfigurationCanUse() {
        assertTrue(
                provider().name().matches("[a-z0-9]+(-[a-z0-9]+)*"), provider().name());
        assertEquals(provider().name(), provider().name());
    }

    @Test
    void isFoundByItsName() {
        List<Class<?>> found = ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.name().equals(provider().name()))
                .<Class<?>>map(StorageProvider::getClass)
                .toList();
        assertEquals(List.of(provider().getClass()), found);
    }

    @Test
    void opensAnEmptyStorage() {
        try (Storage storage = provider().open(settings())) {
            assertEquals(0, storage.packages().list(0, 10).total());
        }
    }

    @Test
    void refusesASettingItDoesNotKnowAndNamesIt() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("no-such-setting", "1");
        StorageException refusal = assertThrows(
                StorageException.class, () -> provider().open(settings).close());
        assertTrue(refusal.getMessage().contains("no-such-setting"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(provider().name()), refusal.getMessage());
    }
}
