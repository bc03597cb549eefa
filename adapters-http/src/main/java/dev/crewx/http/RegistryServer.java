package dev.crewx.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running registry server. */
public final class RegistryServer implements AutoCloseable {
    private static final int JWT_KEY_BYTES = 32;
    private static final long HEADROOM_BYTES = 1L << 20;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int BUFFER_BYTES = 1 << 20;

    private final EmbeddedServer server;
    private final Duration shutdownTimeout;

    private RegistryServer(EmbeddedServer server, Duration shutdownTimeout) {
        this.server = server;
        this.shutdownTimeout = shutdownTimeout;
    }

    /**
     * Starts a server and waits until it takes requests.
     *
     * @throws PortTakenException when the port is not free
     */
    public static RegistryServer start(RegistryPorts ports, ServerSettings settings) {
        ApplicationContext context = ApplicationContext.builder()
                .mainClass(RegistryServer.class)
                .banner(false)
                .singletons(ports, settings, settings.http())
                .properties(properties(ports, settings))
                .build();
        try {
            return new RegistryServer(
                    context.start().getBean(EmbeddedServer.class).start(),
                    settings.http().shutdownTimeout());
        } catch (RuntimeException e) {
            context.close();
            if (hasCause(e, java.net.BindException.class)) {
                throw new PortTakenException(settings.host(), settings.port(), e);
            }
            throw e;
        }
    }

    static Map<String, Object> properties(RegistryPorts ports, ServerSettings settings) {
        String key = settings.access()
                .tokenKey()
                .orElseGet(() -> Base64.getEncoder()
                        .encodeToString(ports.storage()
                                .secrets()
                                .getOrCreate("jwt-key", ports.secrets().bytes(JWT_KEY_BYTES))));
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.application.name", "crewx-registry");
        // Its own line about a taken port would come before our one clear one.
        properties.put("logger.levels.io.micronaut.http.server.netty.NettyHttpServer", "OFF");
        properties.put("micronaut.server.host", settings.host());
        properties.put("micronaut.server.port", settings.port() == 0 ? -1 : settings.port());
        // The bundle's own limit is checked while it streams; this one stops what is larger than any bundle.
        properties.put("micronaut.server.max-request-size", settings.limits().maxArchiveBytes() + HEADROOM_BYTES);
        HttpSettings http = settings.http();
        // Of a bundle a good part may have arrived before anybody reads it; the edge keeps other bodies within their
        // limit.
        properties.put("micronaut.server.max-request-buffer-size", Math.max(http.maxJsonBytes(), BUFFER_BYTES));
        properties.put("micronaut.server.netty.max-initial-line-length", http.maxUriBytes());
        properties.put("micronaut.server.netty.max-header-size", http.maxHeaderBytes());
        properties.put("micronaut.server.netty.max-chunk-size", CHUNK_BYTES);
        // The edge ends idle connections, slow ones and those of failed requests itself.
        properties.put("micronaut.server.idle-timeout", "-1s");
        properties.put("micronaut.server.netty.keep-alive-on-server-error", true);
        properties.put("micronaut.security.enabled", true);
        // A path that is no route is not found, whoever asks.
        properties.put("micronaut.security.reject-not-found", false);
        properties.put("micronaut.security.token.jwt.signatures.secret.generator.jws-algorithm", "HS256");
        properties.put("micronaut.security.token.jwt.signatures.secret.generator.secret", key);
        properties.put("micronaut.security.token.jwt.signatures.secret.generator.base64", true);
        // Nobody is told what a token says by asking here.
        properties.put("micronaut.security.endpoints.introspection.enabled", false);
        // These are looked at by our own rules, and our own clock.
        properties.put("micronaut.security.token.jwt.claims-validators.expiration", false);
        // An empty list is said, not left out.
        properties.put("jackson.serialization-inclusion", "NON_NULL");
        properties.put("jackson.serialization.write-dates-as-timestamps", false);
        return properties;
    }

    private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /** Where it takes requests. */
    public URI address() {
        return URI.create("http://" + server.getHost() + ":" + server.getPort());
    }

    /** Every route. */
    List<UriRouteInfo<?, ?>> routes() {
        return server.getApplicationContext()
                .getBean(Router.class)
                .uriRoutes()
                .<UriRouteInfo<?, ?>>map(route -> route)
                .toList();
    }

    /**
     * Stops: refuses new requests, lets those under way end within the time the settings give them, and frees the port.
     * Twice does no harm.
     */
    @Override
    public void close() {
        if (server.isRunning()) {
            server.getApplicationContext().getBean(Drainable.class).drain(shutdownTimeout);
        }
        server.close();
        server.getApplicationContext().close();
    }
}
