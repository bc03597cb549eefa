package dev.crewx.application.remote.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The user's credentials, one for each registry's origin (scheme, host and port). Kept where no other user can read
 * them; what was stored survives a crash whole or not at all.
 */
public interface CredentialStore {

    /**
     * The credential for the origin of {@code registry}.
     *
     * @throws IllegalArgumentException when {@code registry} has no origin: no scheme or no host
     * @throws ClientStateException when the store cannot be read
     */
    Optional<Credential> find(URI registry);

    /**
     * Keeps a credential for the origin of {@code registry}, in place of an earlier one.
     *
     * @throws IllegalArgumentException when {@code registry} has no origin: no scheme or no host
     * @throws ClientStateException when the store cannot be written; then the earlier one stays
     */
    void store(URI registry, Credential credential);

    /**
     * What to show a registry.
     *
     * @param username whose it is
     * @param token the access token
     * @param expiresAt from when on it counts no more
     */
    record Credential(String username, String token, Instant expiresAt) {
        /** Without the token, so that no log can show it. */
        @Override
        public String toString() {
            return "Credential[" + username + ", expires " + expiresAt + "]";
        }
    }
}
