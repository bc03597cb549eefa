package dev.crewx.http.observe;

import dev.crewx.application.storage.spi.PortHealth;
import dev.crewx.http.access.Callers;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;

/** {@code /metrics}: what Prometheus collects, by an administrator's API key. */
@Controller("/metrics")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MetricsController {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;
    private final MultiGauge ports;
    private final Health health;
    private final Callers callers;

    MetricsController(PrometheusMeterRegistry registry, Health health, Callers callers) {
        this.registry = registry;
        this.ports = MultiGauge.builder("crewx.port.up")
                .description("Whether a place that the server stands on works")
                .register(registry);
        this.health = health;
        this.callers = callers;
    }

    /** What Prometheus collects. */
    @Get
    @Produces(TEXT)
    String metrics(Authentication authentication) {
        if (!callers.caller(authentication).keepsRegistry()) {
            throw new ProblemException(ProblemType.NOT_ALLOWED, "The metrics are for administrators.");
        }
        ports.register(
                health.checks().stream()
                        .map(port -> MultiGauge.Row.<PortHealth>of(
                                Tags.of("port", port.name()), port, each -> each.up() ? 1 : 0))
                        .toList(),
                true);
        return registry.scrape();
    }
}
