package dev.crewx.http.observe;

import dev.crewx.application.storage.spi.PortHealth;
import dev.crewx.http.ServerSettings;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** {@code /health}: whether the server works, for whatever starts it, watches it, or sends requests its way. */
@Controller("/health")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
final class HealthController {
    private final Health health;
    private final ServerSettings settings;
    private final Clock clock;

    HealthController(Health health, ServerSettings settings, Clock clock) {
        this.health = health;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether the server works, and each of the places that it stands on. */
    @Get
    HttpResponse<HealthResponse> health() {
        return readiness();
    }

    /** Whether the process is alive; a store that is down is no reason to start it anew. */
    @Get("/liveness")
    HealthResponse liveness() {
        return response(List.of());
    }

    /** Whether requests should be sent here. */
    @Get("/readiness")
    HttpResponse<HealthResponse> readiness() {
        HealthResponse response = response(health.checks());
        return response.status() == Status.UP
                ? HttpResponse.ok(response)
                : HttpResponse.<HealthResponse>status(HttpStatus.SERVICE_UNAVAILABLE)
                        .body(response);
    }

    private HealthResponse response(List<PortHealth> checks) {
        return new HealthResponse(
                checks.stream().allMatch(PortHealth::up) ? Status.UP : Status.DOWN,
                settings.version(),
                health.startedAt(),
                Duration.between(health.startedAt(), clock.instant()).toSeconds(),
                checks.stream().map(CheckResponse::of).toList());
    }

    /** Whether something works. */
    enum Status {
        /** It works. */
        UP,
        /** It does not. */
        DOWN
    }

    /**
     * How the server is.
     *
     * @param status whether all of it works
     * @param version the product's version
     * @param startedAt since when it has been there
     * @param uptimeSeconds for how long
     * @param checks how each of the places that it stands on is
     */
    @Introspected
    record HealthResponse(
            Status status, String version, Instant startedAt, long uptimeSeconds, List<CheckResponse> checks) {}

    /**
     * How one of the places is that the server stands on.
     *
     * @param name what it is
     * @param status whether it works
     * @param detail what is known of it
     */
    @Introspected
    record CheckResponse(String name, Status status, String detail) {
        static CheckResponse of(PortHealth port) {
            return new CheckResponse(port.name(), port.up() ? Status.UP : Status.DOWN, port.detail());
        }
    }
}
