package dev.crewx.domain.manifest;

import dev.crewx.domain.version.VersionRange;

/**
 * Another package that is needed.
 *
 * @param id which
 * @param range the versions that will do
 * @param optional whether an install goes on without it
 */
public record PackageDependency(PackageId id, VersionRange range, boolean optional) {}
