package dev.crewx.http.limits;

import dev.crewx.http.exchange.FastRoute;

/** A route that is answered without the framework and counts against a limit of its own, as its controller does. */
public interface LimitedRoute extends FastRoute {

    /** The limit. */
    Limit limit();
}
