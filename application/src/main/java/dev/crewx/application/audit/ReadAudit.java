package dev.crewx.application.audit;

import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.access.Caller;
import java.util.Optional;

/** Shows an administrator what was done by whom. */
public final class ReadAudit {
    private final AuditTrail trail;

    /** Over this port. */
    public ReadAudit(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * A page of what fits, newest first.
     *
     * @return empty when the caller does not keep the registry
     * @throws dev.crewx.application.storage.spi.StorageException when the store fails
     */
    public Optional<Page<AuditEvent>> read(Caller caller, AuditQuery query) {
        return caller.keepsRegistry() ? Optional.of(trail.list(query)) : Optional.empty();
    }
}
