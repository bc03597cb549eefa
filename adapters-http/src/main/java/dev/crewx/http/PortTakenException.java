package dev.crewx.http;

/** The address a server was to bind to is not free. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String host, int port, Throwable cause) {
        super(
                "Cannot listen on " + host + ":" + port + ": the port is taken. Choose another, or 0 for a free one.",
                cause);
    }
}
