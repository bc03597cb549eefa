package dev.crewx.application.remote.spi;

import java.util.Optional;

/** What proves to one registry who asks. Safe for use by many threads at once. */
public interface TokenSource {
    /** Proves nothing. */
    TokenSource NONE = new Fixed(Optional.empty());

    /** The token to send now; empty to ask as nobody. */
    Optional<String> token();

    /**
     * Another token in place of one that the registry takes no more.
     *
     * @return empty where there is none
     */
    Optional<String> renewed(String refused);

    /** Always the same token. */
    static TokenSource of(String token) {
        return new Fixed(Optional.of(token));
    }

    /**
     * What never changes.
     *
     * @param token the token; empty to ask as nobody
     */
    record Fixed(Optional<String> token) implements TokenSource {
        @Override
        public Optional<String> renewed(String refused) {
            return Optional.empty();
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Fixed[]";
        }
    }
}
