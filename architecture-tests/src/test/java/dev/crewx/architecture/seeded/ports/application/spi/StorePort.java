package dev.crewx.architecture.seeded.ports.application.spi;

/** A port with a contract that everybody runs, but for {@code alpha}. */
public interface StorePort {
    /** A batch of it, which shares the contract. */
    Batch begin();

    /** What the port hands out. */
    interface Batch {
        /** Ends it. */
        void end();
    }
}
