package dev.crewx.http.observe;

import dev.crewx.http.ServerSettings;
import dev.crewx.http.edge.Traffic;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.exchange.ExchangeObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** Counts requests and times them, by method, route and status; tells what goes on at the edge. */
@Singleton
final class RequestMetrics implements ExchangeObserver {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry registry;
    private final Counter sentBytes;
    private final Counter brokenOff;
    private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry, Traffic traffic, ServerSettings settings) {
        this.registry = registry;
        this.sentBytes = Counter.builder("http.server.sent")
                .baseUnit("bytes")
                .description("Bodies of answers")
                .register(registry);
        this.brokenOff = Counter.builder("http.server.requests.broken.off")
                .description("Requests whose answer was not taken to its end")
                .register(registry);
        Gauge.builder("http.server.connections", traffic, Traffic::connections)
                .description("Open connections")
                .register(registry);
        Gauge.builder("http.server.requests.active", traffic, Traffic::requestsUnderWay)
                .description("Requests that have begun and not ended")
                .register(registry);
        Gauge.builder("crewx.build.info", () -> 1)
                .tag("version", settings.version())
                .tag("java", Runtime.version().toString())
                .description("What runs")
                .register(registry);
    }

    @Override
    public void ended(Exchange exchange, boolean whole) {
        String method = METHODS.contains(exchange.method()) ? exchange.method() : "other";
        String route = exchange.route().isEmpty() ? "none" : exchange.route();
        timers.computeIfAbsent(new Kind(method, route, exchange.status()), this::timer)
                .record(exchange.tookNanos(), TimeUnit.NANOSECONDS);
        sentBytes.increment((double) exchange.sentBytes());
        if (!whole) {
            brokenOff.increment();
        }
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .tag("method", kind.method)
                .tag("route", kind.route)
                .tag("status", kind.status == 0 ? "none" : Integer.toString(kind.status))
                .serviceLevelObjectives(BUCKETS)
                .description("Requests, from their head to the last byte of the answer")
                .register(registry);
    }

    private record Kind(String method, String route, int status) {}
}
