package dev.crewx.architecture.seeded.ports.application.spi;

/** A class among the ports. */
public abstract class PortWithCode {
    /** What no port should do itself. */
    public int size() {
        return 1;
    }
}
