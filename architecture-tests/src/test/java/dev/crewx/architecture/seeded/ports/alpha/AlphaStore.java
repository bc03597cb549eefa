package dev.crewx.architecture.seeded.ports.alpha;

import dev.crewx.architecture.seeded.ports.application.spi.StorePort;

/** The first public implementation of two. */
public final class AlphaStore implements StorePort {
    @Override
    public Batch begin() {
        return () -> {};
    }
}
