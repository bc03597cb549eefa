package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.BundleFiles;
import dev.crewx.application.testkit.BundleFilesContract;

final class DiskBundleFilesTest extends BundleFilesContract {
    @Override
    protected BundleFiles files() {
        return new DiskBundleFiles();
    }
}
