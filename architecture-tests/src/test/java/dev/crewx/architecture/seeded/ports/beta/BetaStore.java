package dev.crewx.architecture.seeded.ports.beta;

import dev.crewx.architecture.seeded.ports.application.spi.StorePort;

/** As it should be: the one entry of its adapter. */
public final class BetaStore implements StorePort {
    @Override
    public Batch begin() {
        return new BetaBatch();
    }

    private static final class BetaBatch implements Batch {
        @Override
        public void end() {}
    }
}
