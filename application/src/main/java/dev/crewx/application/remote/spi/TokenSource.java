package dev.crewx.application.remote.spi;

import java.util.Optional;

/** What proves to one registry who asks. Safe for use by many threads at once. */
public interface TokenSource {
    /** Proves nothing. */
    TokenSource NONE = new TokenSource() {
        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public Optional<String> renewed(String refused) {
            return Optional.empty();
        }
    };

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
        return new TokenSource() {
            @Override
            public Optional<String> token() {
                return Optional.of(token);
            }

            @Override
            public Optional<String> renewed(String refused) {
                return Optional.empty();
            }
        };
    }
}
