package dev.crewx.architecture.seeded.ports.beta;

import dev.crewx.architecture.seeded.ports.application.spi.StorePort;
import dev.crewx.architecture.seeded.ports.testkit.StorePortContract;

/** A test of beta. */
final class BetaKeepsTheContract extends StorePortContract {
    @Override
    protected StorePort store() {
        return new BetaStore();
    }
}
