package dev.crewx.application.storage.spi;

import dev.crewx.domain.manifest.PackageId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that was done, or tried.
 *
 * @param at when
 * @param actor the account that did it; the name that was given where nobody was signed in
 * @param action what
 * @param packageId the package it was done to, where it was one
 * @param subject on what exactly: {@code pdf@1.0.0}, an account's name, a key's id; may be empty
 * @param address where the request came from
 * @param requestId the request's id, by which the log is searched
 * @param outcome what became of it
 * @param detail why it was refused, or what it was beyond the subject; may be empty, never holds a secret
 */
public record AuditEvent(
        Instant at,
        String actor,
        AuditAction action,
        Optional<PackageId> packageId,
        String subject,
        String address,
        String requestId,
        Outcome outcome,
        String detail) {

    /** What became of it. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** It was so already; nothing changed. */
        UNCHANGED,
        /** A rule said no; nothing changed. */
        REFUSED
    }
}
