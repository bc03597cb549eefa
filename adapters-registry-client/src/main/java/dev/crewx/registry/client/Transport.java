package dev.crewx.registry.client;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.RemoteListener;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * What all requests of this client have in common.
 *
 * @param json reads and writes JSON
 * @param agent what this client calls itself
 * @param patience how long it waits for what
 * @param retries how often and how soon it tries again
 * @param proxies which proxy goes where
 * @param authorities what https trusts; the Java's own when empty
 * @param listener is told of every request
 * @param sleeper waits
 * @param nanoClock a clock that only goes forward, in nanoseconds
 */
record Transport(
        JsonText json,
        String agent,
        Patience patience,
        Retries.Policy retries,
        Proxies proxies,
        Optional<SSLSocketFactory> authorities,
        RemoteListener listener,
        Sleeper sleeper,
        LongSupplier nanoClock) {
    static {
        // Read once, when the first connection is made. Many calls at once reuse connections instead of making new
        // ones;
        // what was sent is never sent again behind our back, since only we know what may be repeated.
        setUnlessSet("http.maxConnections", "64");
        setUnlessSet("sun.net.http.retryPost", "false");
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static Transport of(JsonText json, HttpRegistries.Options options, RemoteListener listener) {
        return new Transport(
                json,
                options.agent(),
                options.patience().map(Patience::of).orElse(Patience.DEFAULT),
                Retries.Policy.of(ThreadLocalRandom::current),
                Proxies.of(options.variables()),
                options.authorities().map(Authorities::with),
                listener,
                Thread::sleep,
                System::nanoTime);
    }

    /** Waits. */
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * How long this client waits for what.
     *
     * @param connect for a connection
     * @param silence for the next byte
     * @param trickle in which at least {@link #MIN_TRICKLE} bytes of a body must come
     */
    record Patience(Duration connect, Duration silence, Duration trickle) {
        static final Patience DEFAULT =
                new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60));

        /** Fewer bytes than that in the time are no transfer but a way to hold a client. */
        static final int MIN_TRICKLE = 1024;

        static Patience of(Duration silence) {
            return new Patience(silence.compareTo(DEFAULT.connect) < 0 ? silence : DEFAULT.connect, silence, silence);
        }
    }

    /** Tells the listener how a request ended. */
    void answered(String method, URI url, String answer, long startedNanos) {
        listener.answered(method + " " + url, answer, Duration.ofNanos(nanoClock.getAsLong() - startedNanos));
    }
}
