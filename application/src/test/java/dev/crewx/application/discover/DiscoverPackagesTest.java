package dev.crewx.application.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.discover.DiscoverPackages.Found;
import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiscoverPackagesTest {
    private final Storage storage = TinyStorageProvider.storage();
    private final DiscoverPackages discover =
            new DiscoverPackages(storage, new CountDownloads(storage.downloads(), Clock.systemUTC(), packages -> {}));

    @Test
    void findsNothingOfANameThatWasNeverPublished() {
        assertEquals(Optional.empty(), discover.find(PackageId.parse("pdf")));
    }

    @Test
    void findsAPackageWithItsDownloads() {
        CatalogEntry entry = publish("pdf");
        storage.downloads()
                .add(List.of(new DownloadStats.Count(entry.id(), SemanticVersion.parse("1.0.0"), LocalDate.EPOCH, 1)));
        assertEquals(Optional.of(new Found(entry, 1)), discover.find(entry.id()));
    }

    @Test
    void findsWhatTheRegistryHoldsWithoutCounting() {
        CatalogEntry entry = publish("pdf");
        assertEquals(Optional.of(entry), discover.entry(entry.id()));
    }

    private CatalogEntry publish(String id) {
        return storage.packages()
                .commit(PackageId.parse(id), CatalogEntry.ABSENT, Versions.change(id, "1.0.0"))
                .orElseThrow();
    }
}
