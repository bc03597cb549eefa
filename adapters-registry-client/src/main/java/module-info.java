import org.jspecify.annotations.NullMarked;

/** The HTTP client behind the port of remote registries. */
@NullMarked
module dev.crewx.registry.client {
    requires static org.jspecify;
    requires transitive dev.crewx.application;

    exports dev.crewx.registry.client;
}
