package dev.crewx.application.bundle.spi;

import java.io.IOException;

/** Reading or writing failed for a reason outside the bundle: the disk, the network, a file that went away. */
public final class BundleFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was tried on what; the cause says why not. */
    public BundleFault(String message, IOException cause) {
        super(message, cause);
    }

    /** Says what was tried on what and why not. */
    public BundleFault(String message) {
        super(message);
    }
}
