package dev.crewx.application.audit;

import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditEvent.Outcome;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import java.time.Clock;
import java.util.Optional;

/** Writes down what use cases did. A fault of the trail is a fault of the request; what was done stays done. */
public final class Auditor {
    private static final int MAX_TEXT = 500;

    private final AuditTrail trail;
    private final Clock clock;

    /** Into this trail, by this clock. */
    public Auditor(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Writes down something that was done to no package.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public void note(String actor, Origin origin, AuditAction action, String subject, Outcome outcome, String detail) {
        note(actor, origin, action, Optional.empty(), subject, outcome, detail);
    }

    /**
     * Writes down something that was done to a package.
     *
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public void note(
            Username actor,
            Origin origin,
            AuditAction action,
            PackageId id,
            String subject,
            Outcome outcome,
            String detail) {
        note(actor.value(), origin, action, Optional.of(id), subject, outcome, detail);
    }

    private void note(
            String actor,
            Origin origin,
            AuditAction action,
            Optional<PackageId> id,
            String subject,
            Outcome outcome,
            String detail) {
        trail.append(new AuditEvent(
                clock.instant(),
                cut(actor),
                action,
                id,
                cut(subject),
                origin.address(),
                origin.requestId(),
                outcome,
                cut(detail)));
    }

    /** What strangers send is not kept at any length. */
    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
