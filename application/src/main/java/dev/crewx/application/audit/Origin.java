package dev.crewx.application.audit;

/**
 * Where a request comes from, for the audit trail.
 *
 * @param address the sender's network address
 * @param requestId the request's id, by which the log is searched
 */
public record Origin(String address, String requestId) {
    /** Somebody at the server itself: a start with a password, a tool. */
    public static final Origin LOCAL = new Origin("local", "-");
}
