package dev.crewx.application.access;

import dev.crewx.application.audit.Auditor;
import dev.crewx.application.audit.Origin;
import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.Caller;
import java.time.Clock;

/** Ends a token family: the access tokens and the refresh token that come of one sign-in. */
public final class SignOut {
    private final TokenStore families;
    private final Auditor auditor;

    /** Over this storage. */
    public SignOut(Storage storage, Clock clock) {
        this.families = storage.tokens();
        this.auditor = new Auditor(storage.audit(), clock);
    }

    /**
     * Ends the family that the caller's access token belongs to; at once, on every server.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public void signOut(Caller caller, Origin origin, String family) {
        Outcome outcome = families.end(family) ? Outcome.DONE : Outcome.UNCHANGED;
        auditor.note(caller.name().value(), origin, AuditAction.LOGOUT, family, outcome, "");
    }
}
