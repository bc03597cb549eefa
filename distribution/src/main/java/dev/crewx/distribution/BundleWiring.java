package dev.crewx.distribution;

import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.DiffBundles;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.ValidateBundle;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.SourceFolders;
import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.workspace.files.source.SourceFiles;
import java.nio.charset.StandardCharsets;

/** The one bundle codec, as server, command line and runtime all use it. */
final class BundleWiring {
    private final BundleTar codec = new BundleTar();
    private final SourceFolders folders = new SourceFiles().sourceFolders();

    JsonText json() {
        return codec.jsonText();
    }

    TextCodec codec() {
        return codec;
    }

    FrontmatterParser frontmatterParser() {
        return codec.frontmatterParser();
    }

    BundleInspector inspector() {
        return new BundleInspector(codec.archiveReader(), json(), frontmatterParser());
    }

    ArchiveWriter archiveWriter() {
        return codec.archiveWriter();
    }

    InspectBundle inspectBundle() {
        return new InspectBundle(inspector(), codec.bundleFiles());
    }

    DiffBundles diffBundles() {
        return new DiffBundles(inspector(), codec.bundleFiles());
    }

    /** The JSON Schema of the manifest, as the codec ships it. */
    String manifestSchema() {
        return new String(codec.manifestSchema(), StandardCharsets.UTF_8);
    }

    ExtractBundle extractBundle() {
        return new ExtractBundle(inspector(), codec.bundleFiles(), codec.folderStaging());
    }

    CreateBundle createBundle() {
        return new CreateBundle(folders, codec.archiveWriter(), codec.bundleFiles(), json(), frontmatterParser());
    }

    ValidateBundle validateBundle() {
        return new ValidateBundle(inspector(), folders, codec.bundleFiles(), json(), frontmatterParser());
    }
}
