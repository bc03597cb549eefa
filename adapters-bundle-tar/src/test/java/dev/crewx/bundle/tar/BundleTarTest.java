package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.bundle.spi.FolderStaging;
import dev.crewx.application.bundle.spi.FrontmatterParser;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.testkit.BundleCodecContract;

final class BundleTarTest extends BundleCodecContract {
    private final BundleTar tar = new BundleTar();

    @Override
    protected ArchiveReader reader() {
        return tar.archiveReader();
    }

    @Override
    protected ArchiveWriter writer() {
        return tar.archiveWriter();
    }

    @Override
    protected JsonText json() {
        return tar.jsonText();
    }

    @Override
    protected FrontmatterParser frontmatters() {
        return tar.frontmatterParser();
    }

    @Override
    protected FolderStaging staging() {
        return tar.folderStaging();
    }

    @Override
    protected BundleFiles files() {
        return tar.bundleFiles();
    }
}
