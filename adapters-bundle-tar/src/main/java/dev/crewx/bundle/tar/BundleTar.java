package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.FolderStaging;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.bundle.spi.TextCodec;
import dev.crewx.application.bundle.spi.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Gives the ports around bundles their implementations. Everything it gives is free of state and safe for use by
 * several threads at once.
 */
public final class BundleTar implements TextCodec {
    /** A factory. */
    public BundleTar() {}

    /** Reads TAR and TAR in gzip, strictly. */
    public ArchiveReader archiveReader() {
        return new TarArchiveReader();
    }

    /** Writes TAR in gzip, reproducibly. */
    public ArchiveWriter archiveWriter() {
        return new TarArchiveWriter();
    }

    /** JSON through Jackson's streaming parser and generator. */
    @Override
    public JsonText jsonText() {
        return new JacksonJsonText();
    }

    /**
     * The JSON Schema (draft 2020-12) of {@code manifest.json}, in UTF-8: what can be said in a schema of the rules that
     * {@code ManifestReader} holds.
     */
    public byte[] manifestSchema() {
        try (InputStream schema = BundleTar.class.getResourceAsStream("app-manifest.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException("app-manifest.schema.json is not in this module");
            }
            return schema.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the manifest's schema", e);
        }
    }

    /** Frontmatter through SnakeYAML Engine's events. */
    @Override
    public FrontmatterParser frontmatterParser() {
        return new YamlFrontmatterParser();
    }

    /** YAML documents through the same events. */
    @Override
    public YamlText yamlText() {
        return new SnakeYamlText();
    }

    /** Bundles as files of the default file system or any other that a {@code Path} belongs to. */
    public BundleFiles bundleFiles() {
        return new DiskBundleFiles();
    }

    /** Folders that appear by one rename. */
    public FolderStaging folderStaging() {
        return new RenamedFolderStaging();
    }
}
