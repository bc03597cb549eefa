package dev.crewx.application.remote;

import java.time.Duration;

/** Is told what goes on between this client and registries. Never hears of tokens or bodies. May be called by many threads. */
public interface RemoteListener {
    /** Does nothing with it. */
    RemoteListener NONE = new RemoteListener() {
        @Override
        public void answered(String request, String answer, Duration time) {}

        @Override
        public void waiting(String reason, Duration time) {}
    };

    /**
     * A request came to its end.
     *
     * @param request its method and URL
     * @param answer the status, or how it failed
     * @param time how long it took
     */
    void answered(String request, String answer, Duration time);

    /**
     * A request is tried again after a while.
     *
     * @param reason why
     * @param time how long until then
     */
    void waiting(String reason, Duration time);
}
