package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.PortHealth;
import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.application.storage.spi.SecretStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.LookAlikeKey;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every {@link Storage} does as a whole. */
public abstract class StorageContract extends FreshStorage {
    private static final PackageId PDF = PackageId.parse("pdf-tools");
    private static final Username ANN = new Username("ann");
    private static final DownloadStats.Count COUNT =
            new DownloadStats.Count(PDF, SemanticVersion.of(1, 0, 0), LocalDate.EPOCH, 1);

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
        storage().scopes().add(new Scope("acme"), ANN);
        assertEquals(List.of(ANN), List.copyOf(storage().scopes().owners(new Scope("acme"))));
        storage().downloads().add(List.of(COUNT));
        assertEquals(1, storage().downloads().total(PDF));
        storage().secrets().getOrCreate("key", new byte[] {1});
        assertArrayEquals(new byte[] {1}, storage().secrets().getOrCreate("key", new byte[] {2}));
    }

    @Test
    void saysOfEachPlaceThatItWorks() {
        List<PortHealth> health = storage().health();
        assertFalse(health.isEmpty());
        for (PortHealth port : health) {
            assertTrue(port.up(), port.toString());
            assertTrue(port.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), port.name());
        }
        storage().close();
        assertTrue(storage().health().stream().noneMatch(PortHealth::up), "and throws nothing when it works no more");
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
        TokenStore tokens = storage().tokens();
        ApiKeyStore apiKeys = storage().apiKeys();
        ScopeStore scopes = storage().scopes();
        DownloadStats downloads = storage().downloads();
        AuditTrail audit = storage().audit();
        SecretStore secrets = storage().secrets();
        Account account = new Account(ANN, "hash", Role.USER, false, Versions.PUBLISHED_AT);
        Digest digest = Digest.of(new byte[0]);
        storage().close();
        refused(() -> packages.find(PDF));
        refused(() -> packages.list(0, 1));
        refused(() -> packages.commit(PDF, CatalogEntry.ABSENT, Versions.change("pdf-tools", "1.0.0")));
        refused(() -> blobs.begin().close());
        refused(() -> blobs.open(digest));
        refused(() -> blobs.size(digest));
        refused(() -> accounts.find(ANN));
        refused(() -> accounts.create(account));
        refused(() -> accounts.replace(account, account));
        refused(() -> accounts.list(0, 1));
        refused(accounts::count);
        refused(() -> packages.walk(Optional.empty(), 1));
        refused(() -> packages.lookAlike(LookAlikeKey.of(PDF)));
        refused(() -> packages.dependents(PDF, 0, 1));
        refused(packages::totals);
        refused(() -> blobs.open(digest, 0, 0));
        refused(() -> blobs.content(digest));
        refused(() -> blobs.list(Optional.empty(), 1));
        refused(() -> blobs.remove(digest, Instant.MAX));
        refused(() -> tokens.find("one"));
        refused(() -> tokens.end("one"));
        refused(() -> tokens.endAll(ANN));
        refused(() -> tokens.removeExpired(Versions.PUBLISHED_AT));
        refused(() -> apiKeys.find("one"));
        refused(() -> apiKeys.findBySecret(digest));
        refused(() -> apiKeys.list(ANN, 0, 1));
        refused(() -> apiKeys.revoke("one", Versions.PUBLISHED_AT));
        refused(() -> apiKeys.removeEnded(Versions.PUBLISHED_AT));
        refused(() -> scopes.owners(new Scope("acme")));
        refused(() -> scopes.add(new Scope("acme"), ANN));
        refused(() -> scopes.remove(new Scope("acme"), ANN));
        refused(() -> downloads.add(List.of(COUNT)));
        refused(() -> downloads.total(PDF));
        refused(() -> downloads.totals(Set.of(PDF)));
        refused(downloads::total);
        refused(() -> downloads.byVersion(PDF));
        refused(() -> downloads.byDay(PDF, LocalDate.EPOCH, LocalDate.EPOCH));
        refused(() -> downloads.popular(LocalDate.EPOCH, LocalDate.EPOCH, 1));
        refused(() -> audit.list(AuditQuery.all(0, 1)));
        refused(() -> secrets.getOrCreate("key", new byte[] {1}));
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
