package dev.crewx.domain.resolution;

import java.util.List;

/**
 * Statements that cannot all hold, and why. One without terms says that there is no answer at all.
 *
 * @param terms the statements, at most one for each package
 * @param cause where it comes from
 */
public record Incompatibility(List<Term> terms, Cause cause) {
    /** Copies the terms. */
    public Incompatibility {
        terms = List.copyOf(terms);
    }
}
