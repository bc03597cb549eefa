package dev.crewx.domain.resolution;

import java.util.List;

/**
 * Why there is no answer: a derivation that ends in an incompatibility without terms. It is minimal in packages: the
 * conflict is gone as soon as any one of them is left out.
 *
 * @param conclusion the last incompatibility; its cause leads to all others
 * @param packages the packages that take part, sorted
 * @param lines the derivation as text, one step a line; steps that are used again are numbered
 */
public record Explanation(Incompatibility conclusion, List<String> packages, List<String> lines) {
    /** Copies the lists. */
    public Explanation {
        packages = List.copyOf(packages);
        lines = List.copyOf(lines);
    }
}
