package dev.crewx.http.exchange;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;

/** Tells the exchange which route a request found, before anything can refuse it. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RouteFilter implements Ordered {
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    @RequestFilter
    void route(HttpRequest<?> request) {
        RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(UriRouteInfo.class::cast)
                .ifPresent(route ->
                        Exchange.of(request).routed(route.getUriMatchTemplate().toString()));
    }
}
