package dev.crewx.cli.console;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Starts a registry server in this process; given by the composition root, so that client commands load none of it. */
public interface RegistryLauncher {

    /**
     * Starts a server and waits until it takes requests.
     *
     * @throws LaunchException when it cannot be started, with the reason and what to do
     */
    Running start(Options options);

    /**
     * How to run it.
     *
     * @param host the address to bind to
     * @param port the port; 0 takes a free one
     * @param storage the name of the storage
     * @param administrator the account to make for an administrator, if any; one that is there gets this password
     * @param dev whether it is for trying out, so that nobody is made to wait
     * @param settings all else, by names like {@code http.max-connections}; those that there are not are refused
     */
    record Options(
            String host,
            int port,
            String storage,
            Optional<Administrator> administrator,
            boolean dev,
            Map<String, String> settings) {
        /** Copies the settings. */
        public Options {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * An administrator's account.
     *
     * @param name its name
     * @param password its password
     */
    record Administrator(String name, String password) {
        /** Without the password, so that no log can show it. */
        @Override
        public String toString() {
            return "Administrator[" + name + "]";
        }
    }

    /** A running server. */
    interface Running extends AutoCloseable {

        /** Where it takes requests. */
        URI address();

        /** Whether what it holds outlives it. */
        boolean durable();

        /** The token by which the first account is made, an administrator's; empty when there are accounts. */
        Optional<String> setupToken();

        /** Stops it; twice does no harm. */
        @Override
        void close();
    }

    /** A server could not be started. */
    final class LaunchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** A fault with what caused it. */
        public LaunchException(String message, Throwable cause) {
            super(message, cause);
        }

        /** A fault without a cause of its own. */
        public LaunchException(String message) {
            super(message);
        }
    }
}
