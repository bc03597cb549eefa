package dev.crewx.application.bundle;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.BundledSkill;
import java.util.List;
import java.util.Optional;

/**
 * What is in a bundle that keeps the rules, all of it read from its own bytes.
 *
 * @param manifest what it declares
 * @param digest of the archive's bytes
 * @param size of the archive in bytes
 * @param unpackedSize of all files together in bytes
 * @param files in the order of the archive, {@code manifest.json} among them
 * @param readme the text of {@code README.md}, of the only skill's when the bundle itself has none; at most
 *     {@value BundleInspector#MAX_README_BYTES} bytes of it
 * @param skills in the manifest's order
 * @param findings warnings
 */
public record BundleContents(
        AppManifest manifest,
        Digest digest,
        long size,
        long unpackedSize,
        List<BundleFile> files,
        Optional<String> readme,
        List<BundledSkill> skills,
        List<Finding> findings) {
    /** Copies the lists. */
    public BundleContents {
        files = List.copyOf(files);
        skills = List.copyOf(skills);
        findings = List.copyOf(findings);
    }
}
