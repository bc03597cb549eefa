package dev.crewx.http.limits;

import dev.crewx.http.exchange.Allowance;

/** What is counted apart. */
public enum Limit {
    /** Every request. */
    EVERYTHING("requests"),
    /** Signing in. */
    LOGIN("sign-ins"),
    /** Publishing. */
    PUBLISH("publishings"),
    /** Searching. */
    SEARCH("searches"),
    /** Requests with credentials that count for nothing. */
    BAD_CREDENTIALS("requests with credentials that do not count");

    private final String counted;

    Limit(String counted) {
        this.counted = counted;
    }

    /** What a client is told that has had all of it. */
    public String refusal(Allowance allowance) {
        return "A client may make " + allowance.limit() + " " + counted + " a minute; the next one is taken in "
                + allowance.retrySeconds() + " s.";
    }
}
