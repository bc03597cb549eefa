import org.jspecify.annotations.NullMarked;

/**
 * Values and rules of the registry: package ids, versions and ranges, manifests, dependency resolution, digests,
 * the catalog and access to it. Pure: no I/O, no clock, no randomness, nothing but the JDK.
 */
@NullMarked
module dev.crewx.domain {
    requires static org.jspecify;

    exports dev.crewx.domain.access;
    exports dev.crewx.domain.catalog;
    exports dev.crewx.domain.integrity;
    exports dev.crewx.domain.json;
    exports dev.crewx.domain.manifest;
    exports dev.crewx.domain.resolution;
    exports dev.crewx.domain.skill;
    exports dev.crewx.domain.version;
}
