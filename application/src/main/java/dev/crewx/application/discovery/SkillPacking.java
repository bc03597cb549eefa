package dev.crewx.application.discovery;

import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleLimits;

/**
 * What skills are taken out of bundles with.
 *
 * @param inspector reads bundles
 * @param archives writes archives
 * @param limits what bundles may be, those under which they were published
 */
public record SkillPacking(BundleInspector inspector, ArchiveWriter archives, BundleLimits limits) {}
