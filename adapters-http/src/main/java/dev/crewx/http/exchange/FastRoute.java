package dev.crewx.http.exchange;

import io.netty.handler.codec.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A route that is asked for so often that the edge answers it without the framework, where it can. What it answers is
 * what its controller would answer, header by header; whatever is not plain sailing (credentials, a refusal) it leaves to
 * the controller.
 */
public interface FastRoute {

    /** The route, such as {@code /index/{id}}. */
    String template();

    /** Whether its answers may have to wait for a store, so that the connection's own thread must not ask for them. */
    boolean waits();

    /**
     * Whether this GET may be one of its; quick, and never waits.
     *
     * @param path the request's whole target, its query included
     * @return what to do then; null when it is not
     */
    @Nullable Lookup match(String path, HttpRequest request);

    /** A request that may be answered. */
    interface Lookup {

        /**
         * The answer; may wait where a store does.
         *
         * @return null when it is left to the controller
         */
        @Nullable Answer answer();
    }
}
