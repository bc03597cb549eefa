package dev.crewx.application.remote.spi;

import dev.crewx.domain.access.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Accounts and keys of a registry somewhere else. Refusals and faults are those of {@link RemoteRegistry}. Safe for use
 * by many threads at once.
 */
public interface RemoteAccounts {

    /** Signs in with a name and a password. */
    Reply<Session> login(String username, String password);

    /**
     * Takes a new session for a refresh token. It is never tried twice: the registry ends a session whose refresh token
     * comes again.
     */
    Reply<Session> refresh(String refreshToken);

    /** Ends the session that the token belongs to, on the registry's side. */
    Reply<Done> logout();

    /** Who the token that this client sends belongs to. */
    Reply<Identity> whoAmI();

    /** Makes an account; for administrators, or for everybody where sign-up is open. */
    Reply<Username> createUser(String name, String password);

    /** What is known of an account; for administrators. */
    Reply<UserDetails> user(Username name);

    /**
     * Sets a password.
     *
     * @param current the present one; administrators need none for others' accounts
     */
    Reply<Done> changePassword(Username name, Optional<String> current, String next);

    /** Shuts an account out, or lets it in again; for administrators. */
    Reply<Done> setDisabled(Username name, boolean disabled);

    /** Makes an API key. What it is comes back this once and never again. */
    Reply<NewKey> createKey(KeyRequest request);

    /** The API keys of whoever asks, without their secrets. */
    Reply<List<KeyDetails>> keys();

    /** Ends an API key at once. */
    Reply<Done> revokeKey(String keyId);

    /**
     * A signed-in person's tokens.
     *
     * @param token the access token, to send from now on
     * @param expiresAt from when on it counts no more
     * @param refreshToken what a new session is to be had for; empty where the registry gives none
     * @param user who signed in
     */
    record Session(String token, Instant expiresAt, Optional<String> refreshToken, Username user) {
        /** Without the tokens, so that no log can show them. */
        @Override
        public String toString() {
            return "Session[" + user + ", expires " + expiresAt + "]";
        }
    }

    /**
     * Whoever a token belongs to, and what it may do.
     *
     * @param user the account
     * @param roles what the account is to the registry
     * @param permissions what the token may do
     */
    record Identity(Username user, List<String> roles, List<String> permissions) {
        /** Copies the lists. */
        public Identity {
            roles = List.copyOf(roles);
            permissions = List.copyOf(permissions);
        }
    }

    /**
     * What is known of an account.
     *
     * @param name its name
     * @param roles what it is to the registry
     * @param disabled whether it is shut out
     * @param createdAt when it was made; empty where the registry does not say
     */
    record UserDetails(Username name, List<String> roles, boolean disabled, Optional<Instant> createdAt) {
        /** Copies the roles. */
        public UserDetails {
            roles = List.copyOf(roles);
        }
    }

    /**
     * An API key to make.
     *
     * @param name what it is for, in its owner's words
     * @param permissions what it may do
     * @param packages ids, {@code @scope/*} or prefixes with {@code *} that it is limited to; none for no limit
     * @param lifetime how long it lasts, whole days; empty for the registry's own choice
     */
    record KeyRequest(String name, List<String> permissions, List<String> packages, Optional<Duration> lifetime) {
        /** Copies the lists. */
        public KeyRequest {
            permissions = List.copyOf(permissions);
            packages = List.copyOf(packages);
        }
    }

    /**
     * A key that was just made.
     *
     * @param secret the key itself
     * @param details what it is from now on
     */
    record NewKey(String secret, KeyDetails details) {
        /** Without the secret, so that no log can show it. */
        @Override
        public String toString() {
            return "NewKey[" + details + "]";
        }
    }

    /**
     * An API key without its secret.
     *
     * @param id what it is revoked by
     * @param name what it is for
     * @param permissions what it may do
     * @param packages what it is limited to; none for no limit
     * @param createdAt when it was made
     * @param expiresAt from when on it counts no more; empty for never
     */
    record KeyDetails(
            String id,
            String name,
            List<String> permissions,
            List<String> packages,
            Instant createdAt,
            Optional<Instant> expiresAt) {
        /** Copies the lists. */
        public KeyDetails {
            permissions = List.copyOf(permissions);
            packages = List.copyOf(packages);
        }
    }
}
