package dev.crewx.application.remote;

import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemoteAccounts.Session;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.remote.spi.TokenSource;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The session that the user's credentials keep, made anew with its refresh token before the access token ends, or when a
 * registry takes it no more. A refresh token counts once: the store's own lock makes a second process wait and then use
 * what the first one got.
 */
final class StoredSession implements TokenSource {
    /** An access token that ends sooner is not worth sending: the request takes its time too. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final URI address;
    private final CredentialStore credentials;
    private final RemoteAccounts accounts;
    private final InstantSource clock;
    private boolean looked;
    private Optional<Credential> known = Optional.empty();
    /** Once it was made anew here, only a refusal makes it anew again: the clocks may disagree. */
    private boolean fresh;

    StoredSession(URI address, CredentialStore credentials, RemoteAccounts accounts, InstantSource clock) {
        this.address = address;
        this.credentials = credentials;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<String> token() {
        if (!looked) {
            known = credentials.find(address);
            looked = true;
        }
        if (!fresh && known.isPresent() && endsSoon(known.get())) {
            known = refresh(known.get().token());
        }
        return known.map(Credential::token);
    }

    @Override
    public synchronized Optional<String> renewed(String refused) {
        if (!looked || known.map(Credential::token).equals(Optional.of(refused))) {
            known = refresh(refused);
            looked = true;
        }
        return known.map(Credential::token).filter(token -> !token.equals(refused));
    }

    private boolean endsSoon(Credential credential) {
        return credential.refreshToken().isPresent()
                && credential
                        .expiresAt()
                        .filter(end -> end.minus(MARGIN).isBefore(clock.instant()))
                        .isPresent();
    }

    /** The credential after somebody, here or in another process, made it anew; without a refresh token it stays. */
    private Optional<Credential> refresh(String old) {
        Optional<Credential> stored = credentials.find(address);
        if (!isStale(stored, old)) {
            return stored;
        }
        Optional<Credential> next =
                credentials.change(address, before -> isStale(before, old) ? before.map(this::refreshed) : before);
        fresh = true;
        return next;
    }

    private static boolean isStale(Optional<Credential> credential, String old) {
        return credential
                .filter(c -> c.token().equals(old) && c.refreshToken().isPresent())
                .isPresent();
    }

    private Credential refreshed(Credential before) {
        return switch (accounts.refresh(before.refreshToken().orElseThrow())) {
            case Reply.Ok<Session>(Session session) -> Credential.of(session);
            // Ended for good: what is left tells who was signed in, and is not tried again.
            case Reply.Refused<Session> refused
            when refused.status() == 401 ->
                new Credential(before.username(), before.token(), before.expiresAt(), Optional.empty());
            case Reply.Refused<Session> ignored -> before;
        };
    }
}
