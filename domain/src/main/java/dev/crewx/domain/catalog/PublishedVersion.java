package dev.crewx.domain.catalog;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.Visibility;
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
 * @param findings what the checks warned of: texts that look like secrets, hidden characters, and the like
 * @param publisher who published it
 * @param publishedAt when
 * @param marks what may change
 */
public record PublishedVersion(
        AppManifest manifest,
        Digest digest,
        long sizeBytes,
        long unpackedBytes,
        List<SkillSummary> skills,
        Optional<String> readme,
        List<Finding> findings,
        Username publisher,
        Instant publishedAt,
        VersionMarks marks) {
    /** The most findings that are kept. */
    public static final int MAX_FINDINGS = 100;

    /** Copies the lists; keeps the first {@value #MAX_FINDINGS} findings. */
    public PublishedVersion {
        skills = List.copyOf(skills);
        findings = findings.stream().limit(MAX_FINDINGS).toList();
    }

    /** The version. */
    public SemanticVersion version() {
        return manifest.version();
    }

    /** Whether new resolutions leave it out. */
    public boolean yanked() {
        return marks.yanked();
    }

    /** What its users are told instead, if anything. */
    public Optional<String> deprecation() {
        return marks.deprecation();
    }

    /** The skills that are meant for anybody: those that search and discovery may show. */
    public List<SkillSummary> publicSkills() {
        return skills.stream()
                .filter(skill -> skill.visibility() == Visibility.PUBLIC)
                .toList();
    }

    /** The same version with other marks. */
    public PublishedVersion withMarks(VersionMarks newMarks) {
        return new PublishedVersion(
                manifest, digest, sizeBytes, unpackedBytes, skills, readme, findings, publisher, publishedAt, newMarks);
    }
}
