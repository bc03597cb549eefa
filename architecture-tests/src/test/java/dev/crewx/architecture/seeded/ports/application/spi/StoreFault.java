package dev.crewx.architecture.seeded.ports.application.spi;

/** An exception among the ports, as it should be. */
public final class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
