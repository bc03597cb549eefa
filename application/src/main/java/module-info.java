import org.jspecify.annotations.NullMarked;

/** Use cases of the registry's server and client sides, and the ports they need. */
@NullMarked
module dev.crewx.application {
    requires static org.jspecify;
    requires transitive dev.crewx.domain;

    exports dev.crewx.application.access;
    exports dev.crewx.application.access.spi;
    exports dev.crewx.application.audit;
    exports dev.crewx.application.bundle;
    exports dev.crewx.application.bundle.spi;
    exports dev.crewx.application.discover;
    exports dev.crewx.application.discovery;
    exports dev.crewx.application.download;
    exports dev.crewx.application.install;
    exports dev.crewx.application.install.spi;
    exports dev.crewx.application.maintain;
    exports dev.crewx.application.publish;
    exports dev.crewx.application.remote;
    exports dev.crewx.application.remote.spi;
    exports dev.crewx.application.resolve;
    exports dev.crewx.application.search;
    exports dev.crewx.application.search.spi;
    exports dev.crewx.application.skill.spi;
    exports dev.crewx.application.stats;
    exports dev.crewx.application.storage.spi;
    exports dev.crewx.application.upkeep;
}
