package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.testkit.ArchiveWriterContract;

final class TarArchiveWriterTest extends ArchiveWriterContract {
    @Override
    protected ArchiveWriter writer() {
        return new TarArchiveWriter();
    }

    @Override
    protected ArchiveReader reader() {
        return new TarArchiveReader();
    }
}
