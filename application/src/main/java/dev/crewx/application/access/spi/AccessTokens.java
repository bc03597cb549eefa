package dev.crewx.application.access.spi;

import dev.crewx.domain.access.Account;
import java.time.Instant;

/** Issues the short-lived tokens that callers show with their requests. */
public interface AccessTokens {

    /**
     * A fresh token for this account.
     *
     * @param family the id of the token family it belongs to, and ends with
     */
    AccessToken issue(Account account, String family);

    /**
     * A bearer token.
     *
     * @param value what the caller sends
     * @param expiresAt from when on it counts no more
     */
    record AccessToken(String value, Instant expiresAt) {
        /** Without the value, so that no log can show it. */
        @Override
        public String toString() {
            return "AccessToken[expires " + expiresAt + "]";
        }
    }
}
