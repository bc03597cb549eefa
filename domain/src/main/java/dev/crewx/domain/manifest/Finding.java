package dev.crewx.domain.manifest;

import java.util.Collection;
import java.util.Optional;

/**
 * One thing that a check found: what is wrong, where, what stands there and what may.
 *
 * @param severity whether it stops anything
 * @param code a stable lower-case name of the rule, such as {@code id-required}
 * @param location where it was found
 * @param message one sentence for people, without the location
 * @param found what stands there, shortened; empty when nothing does or it must not be shown
 * @param allowed what may stand there; empty when the message says it
 */
public record Finding(
        Severity severity,
        String code,
        Location location,
        String message,
        Optional<String> found,
        Optional<String> allowed) {
    private static final int MAX_SHOWN = 120;

    /** An error without more detail. */
    public static Finding error(String code, Location location, String message) {
        return new Finding(Severity.ERROR, code, location, message, Optional.empty(), Optional.empty());
    }

    /** A warning without more detail. */
    public static Finding warning(String code, Location location, String message) {
        return new Finding(Severity.WARNING, code, location, message, Optional.empty(), Optional.empty());
    }

    /** The same with what stands there; a long text is cut. */
    public Finding found(String text) {
        return new Finding(severity, code, location, message, Optional.of(shortened(text)), allowed);
    }

    /** The same with what may stand there. */
    public Finding allowed(String text) {
        return new Finding(severity, code, location, message, found, Optional.of(text));
    }

    /** The same with another weight. */
    public Finding as(Severity newSeverity) {
        return new Finding(newSeverity, code, location, message, found, allowed);
    }

    /** Whether this is an error. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether at least one of these is an error. */
    public static boolean anyError(Collection<Finding> findings) {
        return findings.stream().anyMatch(Finding::isError);
    }

    private static String shortened(String text) {
        if (text.length() <= MAX_SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_SHOWN - 1)) ? MAX_SHOWN - 1 : MAX_SHOWN;
        return text.substring(0, end) + "…";
    }

    /** {@code location: message (found …; allowed …)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        String where = location.toString();
        if (!where.isEmpty()) {
            text.append(where).append(": ");
        }
        text.append(message);
        if (found.isPresent() || allowed.isPresent()) {
            text.append(" (");
            found.ifPresent(f -> text.append("found ").append(f));
            if (found.isPresent() && allowed.isPresent()) {
                text.append("; ");
            }
            allowed.ifPresent(a -> text.append("allowed: ").append(a));
            text.append(')');
        }
        return text.toString();
    }
}
