package dev.crewx.http;

import java.time.Duration;
import java.util.List;

/**
 * How a server deals with its clients.
 *
 * @param maxConnections how many connections it holds at once
 * @param maxUriBytes the longest request line it reads
 * @param maxHeaderBytes the longest head of a request it reads
 * @param maxJsonBytes the longest body of a request that is no bundle
 * @param headTimeout how long a client may take for a request's head
 * @param stallTimeout how long a client may send a body, or take an answer, more slowly than {@code minBytesPerSecond}
 * @param idleTimeout how long a connection without a request is held
 * @param shutdownTimeout how long requests that are under way may take when the server stops
 * @param minBytesPerSecond how fast a body must come in
 * @param corsOrigins the origins whose pages browsers let use the API; none turns CORS off
 * @param trustedProxies addresses and networks (CIDR) whose {@code X-Forwarded-For} is believed
 * @param rates how much one client may ask for
 */
public record HttpSettings(
        int maxConnections,
        int maxUriBytes,
        int maxHeaderBytes,
        int maxJsonBytes,
        Duration headTimeout,
        Duration stallTimeout,
        Duration idleTimeout,
        Duration shutdownTimeout,
        int minBytesPerSecond,
        List<String> corsOrigins,
        List<String> trustedProxies,
        Rates rates) {
    /** What holds when nobody says otherwise. */
    public static final HttpSettings DEFAULT = new HttpSettings(
            10_000,
            8 << 10,
            16 << 10,
            1 << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            1 << 10,
            List.of(),
            List.of(),
            Rates.DEFAULT);

    /** Copies the lists. */
    public HttpSettings {
        corsOrigins = List.copyOf(corsOrigins);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * How much one client may ask for in a minute; 0 is as much as it likes.
     *
     * @param everything requests of every kind
     * @param login sign-ins
     * @param publish publishings
     * @param search searches
     */
    public record Rates(int everything, int login, int publish, int search) {
        /** What holds when nobody says otherwise. */
        public static final Rates DEFAULT = new Rates(6_000, 10, 60, 300);

        /** No limits. */
        public static final Rates NONE = new Rates(0, 0, 0, 0);
    }
}
