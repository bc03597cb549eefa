package dev.crewx.application.storage.spi;

import dev.crewx.domain.manifest.PackageId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which events somebody wants to see.
 *
 * @param actor only those of this actor
 * @param action only those of this action
 * @param packageId only those on this package
 * @param from only those at this moment or later
 * @param to only those before this moment
 * @param offset how many to leave out at the beginning
 * @param limit how many at the most
 */
public record AuditQuery(
        Optional<String> actor,
        Optional<AuditAction> action,
        Optional<PackageId> packageId,
        Optional<Instant> from,
        Optional<Instant> to,
        int offset,
        int limit) {

    /** @throws IllegalArgumentException when offset or limit are negative */
    public AuditQuery {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset and limit are 0 or more, not " + offset + " and " + limit);
        }
    }

    /** Every event. */
    public static AuditQuery all(int offset, int limit) {
        return new AuditQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                offset,
                limit);
    }

    /** Whether an event is one of these. */
    public boolean takes(AuditEvent event) {
        return actor.filter(a -> !a.equals(event.actor())).isEmpty()
                && action.filter(a -> a != event.action()).isEmpty()
                && packageId
                        .filter(id -> !event.packageId().equals(Optional.of(id)))
                        .isEmpty()
                && from.filter(event.at()::isBefore).isEmpty()
                && to.filter(end -> !event.at().isBefore(end)).isEmpty();
    }
}
