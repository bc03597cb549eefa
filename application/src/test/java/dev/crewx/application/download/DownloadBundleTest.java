package dev.crewx.application.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class DownloadBundleTest {
    private static final PackageId PDF = PackageId.parse("pdf");

    private final Storage storage = TinyStorageProvider.storage();
    private final DownloadStats downloads = storage.downloads();
    private final CountDownloads counting =
            new CountDownloads(downloads, Clock.fixed(Versions.PUBLISHED_AT, ZoneOffset.UTC), packages -> {});
    private final DownloadBundle downloadBundle = new DownloadBundle(storage, counting);

    @Test
    void findsAVersionByNumberTagAndRange() {
        PublishedVersion old = publish("1.0.0");
        PublishedVersion latest = publish("1.1.0");
        assertEquals(new DownloadBundle.Found(old, true), downloadBundle.find(PDF, "1.0.0"));
        assertEquals(new DownloadBundle.Found(latest, false), downloadBundle.find(PDF, "latest"));
        assertEquals(new DownloadBundle.Found(latest, false), downloadBundle.find(PDF, "^1.0.0"));
    }

    @Test
    void givesTheBytesOfAVersion() throws IOException {
        PublishedVersion version = publish("1.0.0");
        try (InputStream in = downloadBundle.open(version)) {
            assertArrayEquals("pdf@1.0.0".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
        }
        try (InputStream in = downloadBundle.open(version, 4, 3)) {
            assertArrayEquals("1.0".getBytes(StandardCharsets.UTF_8), in.readAllBytes());
        }
        assertEquals(9, downloadBundle.content(version).sizeBytes());
    }

    @Test
    void countsADownloadWhenItIsCompletedAndNotBefore() throws IOException {
        PublishedVersion version = publish("1.0.0");
        downloadBundle.find(PDF, "1.0.0");
        downloadBundle.open(version).close();
        counting.flush();
        assertEquals(0, downloads.total(PDF));
        downloadBundle.completed(version);
        counting.flush();
        assertEquals(1, downloads.total(PDF));
    }

    @Test
    void tellsAPackageThatIsNotThereFromAVersionThatIsNot() {
        publish("1.0.0");
        PackageId other = PackageId.parse("other");
        assertEquals(new DownloadBundle.NoSuchPackage(other), downloadBundle.find(other, "1.0.0"));
        assertEquals(new DownloadBundle.NoSuchVersion(PDF, "2.0.0"), downloadBundle.find(PDF, "2.0.0"));
        assertEquals(new DownloadBundle.NoSuchVersion(PDF, "no-tag"), downloadBundle.find(PDF, "no-tag"));
        assertEquals(0, downloads.total(PDF));
        assertEquals(0, downloads.total(other));
    }

    @Test
    void saysWhichBytesAreLost() {
        PublishedVersion lost = Versions.published("pdf", "1.0.0");
        StorageException fault = assertThrows(StorageException.class, () -> downloadBundle.open(lost));
        assertTrue(fault.getMessage().contains("pdf@1.0.0"), fault.getMessage());
        assertTrue(fault.getMessage().contains(lost.digest().toString()), fault.getMessage());
        assertThrows(StorageException.class, () -> downloadBundle.open(lost, 0, 1));
        assertThrows(StorageException.class, () -> downloadBundle.content(lost));
    }

    private PublishedVersion publish(String version) {
        PublishedVersion published = Versions.published("pdf", version);
        try (BlobStore.Upload upload = storage.blobs().begin()) {
            upload.sink().write(("pdf@" + version).getBytes(StandardCharsets.UTF_8));
            upload.commit();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        long revision = storage.packages().find(PDF).map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
        storage.packages().commit(PDF, revision, new CatalogChange.VersionPublished(published));
        return published;
    }
}
