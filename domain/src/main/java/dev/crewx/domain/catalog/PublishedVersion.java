package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a package as it was published. All of it but the marks comes from the bundle's own bytes and never
 * changes.
 *
 * @param manifest what the bundle declares; its version is this version
 * @param digest of the bundle's bytes
 * @param sizeBytes the bundle's length
 * @param unpackedBytes the length of all its files together
 * @param skills the skills inside, in the manifest's order
 * @param readme the text of its README, if it has one
 * @param publisher who published it
 * @param publishedAt when
 * @param yanked whether new resolutions leave it out
 * @param deprecation what its users are told instead, if anything
 */
public record PublishedVersion(
        AppManifest manifest,
        Digest digest,
        long sizeBytes,
        long unpackedBytes,
        List<SkillSummary> skills,
        Optional<String> readme,
        Username publisher,
        Instant publishedAt,
        boolean yanked,
        Optional<String> deprecation) {

    /** Copies the list. */
    public PublishedVersion {
        skills = List.copyOf(skills);
    }

    /** The version. */
    public SemanticVersion version() {
        return manifest.version();
    }
}
