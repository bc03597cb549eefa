package dev.crewx.application.storage.spi;

/** A storage could not do what its port promises: disk, network, corruption. Never a rule that says no. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with what caused it. */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A fault found by the store itself. */
    public StorageException(String message) {
        super(message);
    }
}
