import dev.crewx.application.storage.spi.StorageProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The composition root: the only place that names adapters together. What only a server needs is required statically: a
 * client command starts without it.
 */
@NullMarked
module dev.crewx.distribution {
    requires static ch.qos.logback.classic;
    requires static ch.qos.logback.core;
    requires static org.jspecify;
    requires static org.slf4j;
    requires dev.crewx.agents.process;
    requires dev.crewx.bundle.tar;
    requires dev.crewx.cli;
    requires static dev.crewx.http;
    requires static dev.crewx.mcp;
    requires static dev.crewx.password.argon;
    requires dev.crewx.registry.client;
    requires dev.crewx.runtime;
    requires static dev.crewx.search.lucene;
    requires dev.crewx.workspace.files;
    requires java.logging;

    // Logback makes the encoder that its configuration names.
    opens dev.crewx.distribution to
            ch.qos.logback.core;

    uses StorageProvider;
}
