package dev.crewx.application.bundle;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;

/** The wording for an archive that is too long. */
final class SizeFindings {
    private SizeFindings() {}

    static Finding archive(long limit) {
        return Finding.error("limit-archive", Location.BUNDLE, "The bundle is too large")
                .allowed(limit + " bytes");
    }
}
