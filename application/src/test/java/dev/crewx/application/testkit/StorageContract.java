package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every {@link Storage} does as a whole. */
public abstract class StorageContract extends FreshStorage {
    private static final PackageId PDF = PackageId.parse("pdf-tools");
    private static final Username ANN = new Username("ann");

    @Test
    void givesTheSamePlaceEveryTimeAPortIsAskedFor() throws IOException {
        storage().packages().commit(PDF, CatalogEntry.ABSENT, Versions.change("pdf-tools", "1.0.0"));
        assertTrue(storage().packages().find(PDF).isPresent());
        try (BlobStore.Upload upload = storage().blobs().begin()) {
            upload.sink().write(1);
            upload.commit();
        }
        assertTrue(storage().blobs().size(Digest.of(new byte[] {1})).isPresent());
        storage().accounts().create(new Account(ANN, "hash", Role.USER, false, Versions.PUBLISHED_AT));
        assertTrue(storage().accounts().find(ANN).isPresent());
    }

    @Test
    void mayBeClosedTwice() {
        storage().close();
        storage().close();
    }

    @Test
    void refusesEveryCallAfterTheCloseToPortsThatWereTakenBefore() {
        PackageIndex packages = storage().packages();
        BlobStore blobs = storage().blobs();
        AccountStore accounts = storage().accounts();
        DownloadStats downloads = storage().downloads();
        Digest digest = Digest.of(new byte[0]);
        storage().close();
        refused(() -> packages.find(PDF));
        refused(() -> packages.list(0, 1));
        refused(() -> packages.commit(PDF, CatalogEntry.ABSENT, Versions.change("pdf-tools", "1.0.0")));
        refused(() -> blobs.begin().close());
        refused(() -> blobs.open(digest));
        refused(() -> blobs.size(digest));
        refused(() -> accounts.find(ANN));
        refused(() -> accounts.create(new Account(ANN, "hash", Role.USER, false, Versions.PUBLISHED_AT)));
        refused(() -> downloads.count(PDF, SemanticVersion.of(1, 0, 0), LocalDate.EPOCH));
        refused(() -> downloads.total(PDF));
    }

    @Test
    void refusesTheFirstCallAfterTheCloseToPortsThatAreTakenThen() {
        storage().close();
        refused(() -> storage().packages().find(PDF));
        refused(() -> storage().blobs().size(Digest.of(new byte[0])));
        refused(() -> storage().accounts().find(ANN));
        refused(() -> storage().downloads().total(PDF));
    }

    @Test
    void cannotFinishAnUploadThatTheCloseOvertook() throws IOException {
        try (BlobStore.Upload upload = storage().blobs().begin()) {
            upload.sink().write(1);
            storage().close();
            assertThrows(IOException.class, () -> upload.sink().write(2));
            refused(upload::commit);
        }
    }

    @Test
    void isAPlaceOfItsOwn() {
        storage().packages().commit(PDF, CatalogEntry.ABSENT, Versions.change("pdf-tools", "1.0.0"));
        try (Storage other = openStorage()) {
            assertEquals(0, other.packages().list(0, 1).total());
            assertEquals(1, storage().packages().list(0, 1).total());
        }
        assertEquals(1, storage().packages().list(0, 1).total(), "closing one leaves the other open");
    }

    private static void refused(Executable call) {
        assertThrows(StorageException.class, call);
    }
}
