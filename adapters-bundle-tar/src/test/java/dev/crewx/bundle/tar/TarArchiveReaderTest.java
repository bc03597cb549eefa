package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.testkit.ArchiveReaderContract;

final class TarArchiveReaderTest extends ArchiveReaderContract {
    @Override
    protected ArchiveReader reader() {
        return new TarArchiveReader();
    }
}
