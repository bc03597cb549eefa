package dev.crewx.registry.client;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.RemoteListener;
import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemoteRegistries;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.TokenSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Registries at URLs, over their HTTP API. */
public final class HttpRegistries implements RemoteRegistries {
    private final Transport transport;

    private HttpRegistries(Transport transport) {
        this.transport = transport;
    }

    /**
     * How to talk.
     *
     * @param agent what this client calls itself, {@code crewx/1.2.3}
     * @param patience how long a connection may be silent; the client's own choice when empty
     * @param variables the environment, for its proxies ({@code HTTPS_PROXY}, {@code NO_PROXY}, …)
     * @param authorities a file of certificates (PEM) to trust beside the Java's own
     */
    public record Options(
            String agent, Optional<Duration> patience, Map<String, String> variables, Optional<Path> authorities) {
        /** Copies the variables. */
        public Options {
            variables = Map.copyOf(variables);
        }
    }

    /**
     * Clients that talk so.
     *
     * @param json reads and writes JSON
     * @param listener is told of every request
     */
    public static HttpRegistries of(JsonText json, Options options, RemoteListener listener) {
        return new HttpRegistries(Transport.of(json, options, listener));
    }

    /** Clients over a transport that a test has in its hands. */
    static HttpRegistries over(Transport transport) {
        return new HttpRegistries(transport);
    }

    @Override
    public RemoteRegistry registry(URI address, TokenSource token) {
        return new HttpRemoteRegistry(calls(address, token));
    }

    @Override
    public RemoteAccounts accounts(URI address, TokenSource token) {
        return new HttpRemoteAccounts(calls(address, token));
    }

    @Override
    public RemotePublishing publishing(URI address, TokenSource token) {
        return new HttpRemotePublishing(calls(address, token));
    }

    private HttpCalls calls(URI address, TokenSource token) {
        String text = address.toString();
        URI root = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        return new HttpCalls(root, token, transport);
    }
}
