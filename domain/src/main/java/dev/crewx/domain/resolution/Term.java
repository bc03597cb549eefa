package dev.crewx.domain.resolution;

import dev.crewx.domain.version.SemanticVersion;
import java.util.List;

/**
 * A statement about one package: that its version is one of some, or that it is none of them.
 *
 * @param packageName the package's canonical id
 * @param positive whether the version is one of those; else it is another one or the package is absent
 * @param versions the versions, ascending, of all that were published
 * @param text the versions as a person writes them: {@code ^1.2.0}, {@code 1.0.0 - 1.4.2}; empty for all
 */
public record Term(String packageName, boolean positive, List<SemanticVersion> versions, String text) {
    /** Copies the versions. */
    public Term {
        versions = List.copyOf(versions);
    }

    @Override
    public String toString() {
        String named = text.isEmpty() ? packageName : packageName + " " + text;
        return positive ? named : "not " + named;
    }
}
