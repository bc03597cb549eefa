import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.bundle.tar.BundleTar;
import org.jspecify.annotations.NullMarked;

/** The .crewx codec: archives, JSON and YAML text, bundles and folders on disk. */
@NullMarked
module dev.crewx.bundle.tar {
    requires static org.jspecify;
    requires transitive dev.crewx.application;
    requires com.fasterxml.jackson.core;
    requires org.apache.commons.compress;
    requires org.snakeyaml.engine.v2;

    exports dev.crewx.bundle.tar;

    provides TextCodec with
            BundleTar;
}
