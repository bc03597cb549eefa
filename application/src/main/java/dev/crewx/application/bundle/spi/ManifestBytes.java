package dev.crewx.application.bundle.spi;

import dev.crewx.domain.manifest.Finding;
import java.util.List;

/** What became of looking for the manifest of an archive. */
public sealed interface ManifestBytes {
    /**
     * It was found; what follows it in the archive was not read.
     *
     * @param utf8 its bytes, as they stand in the archive
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not kept: nobody compares or shares it
    record Found(byte[] utf8) implements ManifestBytes {}

    /**
     * There is none, or the archive breaks a rule before it.
     *
     * @param findings at least one error
     */
    record Refused(List<Finding> findings) implements ManifestBytes {
        /** Copies the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
