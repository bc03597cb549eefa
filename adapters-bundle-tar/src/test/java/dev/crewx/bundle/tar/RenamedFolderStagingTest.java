package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.FolderStaging;
import dev.crewx.application.testkit.FolderStagingContract;

final class RenamedFolderStagingTest extends FolderStagingContract {
    @Override
    protected FolderStaging staging() {
        return new RenamedFolderStaging();
    }
}
