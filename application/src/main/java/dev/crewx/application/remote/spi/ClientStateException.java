package dev.crewx.application.remote.spi;

/** The client's own files (settings, credentials, cache, project) cannot be read or written. */
public final class ClientStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A fault with what caused it. */
    public ClientStateException(String message, Throwable cause) {
        super(message, cause);
    }

    /** A fault found in a file's content. */
    public ClientStateException(String message) {
        super(message);
    }
}
