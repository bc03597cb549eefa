package dev.crewx.application.storage.spi;

/**
 * What was done by whom, newest first. Nothing in it changes; the oldest may be forgotten when there are more than
 * {@value #KEPT}.
 */
public interface AuditTrail {
    /** How many events are kept at the least. */
    int KEPT = 10_000;

    /**
     * Adds an event.
     *
     * @throws StorageException when the store fails
     */
    void append(AuditEvent event);

    /**
     * A page of the events that fit, newest first; of the same moment, the one added last first.
     *
     * @throws StorageException when the store fails
     */
    Page<AuditEvent> list(AuditQuery query);
}
