package dev.crewx.application.remote.spi;

/** A remote registry could not be reached, broke off, or answered what is no answer. */
public final class RemoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with what caused it. */
    public RemoteException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A fault found in the answer itself. */
    public RemoteException(String message) {
        super(message);
    }
}
