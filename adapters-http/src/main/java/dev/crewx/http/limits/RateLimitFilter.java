package dev.crewx.http.limits;

import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.problem.ProblemException;
import dev.crewx.http.problem.ProblemType;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import java.security.Principal;

/**
 * Tells the exchange what is known once a request is routed and its credentials are checked, and counts it: against its
 * account where it has one, and against the limit of its route. What shows no credentials was counted at the edge.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RateLimitFilter implements Ordered {
    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    @RequestFilter
    void count(HttpRequest<?> request) {
        Exchange exchange = Exchange.of(request);
        request.getUserPrincipal().map(Principal::getName).ifPresent(exchange::authenticated);
        if (exchange.hasCredentials()) {
            take(exchange, Limit.EVERYTHING);
        }
        RouteAttributes.getRouteMatch(request)
                .flatMap(route -> route.getAnnotationMetadata().enumValue(Limited.class, Limit.class))
                .ifPresent(limit -> take(exchange, limit));
    }

    private void take(Exchange exchange, Limit limit) {
        String client = exchange.account().isEmpty() ? exchange.client().network() : "@" + exchange.account();
        limits.take(limit, client).ifPresent(allowance -> {
            exchange.allow(allowance);
            if (!allowance.admitted()) {
                throw new ProblemException(ProblemType.TOO_MANY_REQUESTS, limit.refusal(allowance));
            }
        });
    }
}
