package dev.crewx.application.testkit;

import dev.crewx.application.storage.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of the storage's ports share: each test has an empty storage of its own. */
public abstract class FreshStorage {
    private Storage storage;

    /** Opens a storage in which nothing is stored. */
    protected abstract Storage openStorage();

    @BeforeEach
    final void openFreshStorage() {
        storage = openStorage();
    }

    @AfterEach
    final void closeFreshStorage() {
        storage.close();
    }

    /** This test's storage. */
    protected final Storage storage() {
        return storage;
    }
}
