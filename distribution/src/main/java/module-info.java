import dev.crewx.application.storage.spi.StorageProvider;
import org.jspecify.annotations.NullMarked;

/**
 * The composition root: the only place that names adapters together. What only a server needs is required statically: a
 * client command starts without it.
 */
@NullMarked
module dev.crewx.distribution {
    requires static org.jspecify;
    requires dev.crewx.bundle.tar;
    requires dev.crewx.cli;
    requires static dev.crewx.http;
    requires static dev.crewx.password.argon;
    requires dev.crewx.registry.client;
    requires dev.crewx.runtime;
    requires static dev.crewx.search.lucene;
    requires dev.crewx.workspace.files;
    requires java.logging;

    uses StorageProvider;
}
