package dev.crewx.architecture.seeded.ports.testkit;

import dev.crewx.architecture.seeded.ports.application.spi.StorePort;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** A sound contract. */
public abstract class StorePortContract {
    /** The port under test. */
    protected abstract StorePort store();

    @Test
    void beginsABatch() {
        Assertions.assertNotNull(store().begin());
    }
}
