package dev.crewx.architecture.seeded.ports.beta;

import dev.crewx.architecture.seeded.ports.application.spi.ConcretePort;

/** As it should be. */
final class BetaHidden {
    static final ConcretePort HELD = new ConcretePort() {};

    private BetaHidden() {}
}
