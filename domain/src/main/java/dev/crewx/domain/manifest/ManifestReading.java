package dev.crewx.domain.manifest;

import java.util.List;

/** What became of a document that should be a manifest. */
public sealed interface ManifestReading {
    /** All that was found, errors first among equals of position: in document order. */
    List<Finding> findings();

    /**
     * It keeps the rules.
     *
     * @param manifest the typed view
     * @param findings warnings only
     */
    record Accepted(AppManifest manifest, List<Finding> findings) implements ManifestReading {
        /** Copies the findings. */
        public Accepted {
            findings = List.copyOf(findings);
        }
    }

    /**
     * It breaks at least one rule.
     *
     * @param findings every error and every warning
     */
    record Refused(List<Finding> findings) implements ManifestReading {
        /** Copies the findings. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
