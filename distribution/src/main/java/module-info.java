import dev.crewx.application.storage.spi.StorageProvider;
import org.jspecify.annotations.NullMarked;

/** The composition root: the only place that names adapters together. */
@NullMarked
module dev.crewx.distribution {
    requires static org.jspecify;
    requires dev.crewx.bundle.tar;
    requires dev.crewx.cli;
    requires dev.crewx.http;
    requires dev.crewx.password.argon;
    requires dev.crewx.registry.client;
    requires dev.crewx.runtime;
    requires dev.crewx.search.lucene;
    requires dev.crewx.workspace.files;
    requires java.logging;

    uses StorageProvider;
}
