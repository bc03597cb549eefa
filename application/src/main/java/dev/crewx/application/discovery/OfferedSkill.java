package dev.crewx.application.discovery;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;

/**
 * A skill as the discovery lists it.
 *
 * @param name what it is called there: its own name where no other skill has that, at most 64 characters
 * @param description what it does and when to use it
 * @param packageId the package it is from
 * @param version the package's version
 * @param file its archive's name, {@code <skill>-<version>.tar.gz}
 * @param digest of its archive
 */
public record OfferedSkill(
        String name, String description, PackageId packageId, SemanticVersion version, String file, Digest digest) {}
