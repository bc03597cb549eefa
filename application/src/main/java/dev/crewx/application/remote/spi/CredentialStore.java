package dev.crewx.application.remote.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

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
     * All credentials, by origin.
     *
     * @throws ClientStateException when the store cannot be read
     */
    SortedMap<String, Credential> all();

    /**
     * Whether nobody but this user can read it; yes where there is nothing to read.
     *
     * @throws ClientStateException when that cannot be told
     */
    boolean isPrivate();

    /**
     * Changes the credential for the origin of {@code registry}, one process and thread after the other: whoever comes
     * second sees what the first one made. What {@code change} throws comes out, and nothing is changed.
     *
     * @param change from the present one, if any, to the next; empty forgets it
     * @return the next one
     * @throws IllegalArgumentException when {@code registry} has no origin: no scheme or no host
     * @throws ClientStateException when the store cannot be read or written; then the earlier one stays. That it cannot
     *     be written is found before {@code change} is called, where it can be found
     */
    Optional<Credential> change(URI registry, UnaryOperator<Optional<Credential>> change);

    /** Keeps a credential for the origin of {@code registry}, in place of an earlier one; as {@link #change}. */
    default void store(URI registry, Credential credential) {
        change(registry, before -> Optional.of(credential));
    }

    /** Forgets the credential for the origin of {@code registry}; as {@link #change}. */
    default void forget(URI registry) {
        change(registry, before -> Optional.empty());
    }

    /**
     * What to show a registry.
     *
     * @param username whose it is
     * @param token the access token or API key
     * @param expiresAt from when on it counts no more; empty where that is not known, as of an API key
     * @param refreshToken what a new access token is to be had for; empty where there is none
     */
    record Credential(String username, String token, Optional<Instant> expiresAt, Optional<String> refreshToken) {
        /** What is kept of a session. */
        public static Credential of(RemoteAccounts.Session session) {
            return new Credential(
                    session.user().value(), session.token(), Optional.of(session.expiresAt()), session.refreshToken());
        }

        /** Without the tokens, so that no log can show them. */
        @Override
        public String toString() {
            return "Credential[" + username
                    + expiresAt.map(time -> ", expires " + time).orElse("") + "]";
        }
    }
}
