package dev.crewx.application.bundle;

import dev.crewx.domain.manifest.Finding;
import java.util.List;

/** What became of looking into a bundle. */
public sealed interface BundleInspection {
    /**
     * It keeps every rule.
     *
     * @param contents what is in it
     */
    record Inspected(BundleContents contents) implements BundleInspection {}

    /**
     * It breaks rules.
     *
     * @param findings every problem that could be found, at least one of them an error
     */
    record Refused(List<Finding> findings) implements BundleInspection {
        /** Copies the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }

    /**
     * The archive is longer than it may be; no more than that was read.
     *
     * @param limit how many bytes it may have
     */
    record TooLarge(long limit) implements BundleInspection {}
}
