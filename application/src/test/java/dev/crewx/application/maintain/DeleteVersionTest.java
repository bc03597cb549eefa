package dev.crewx.application.maintain;

import static dev.crewx.application.maintain.Maintained.ANN;
import static dev.crewx.application.maintain.Maintained.BOB;
import static dev.crewx.application.maintain.Maintained.ONE;
import static dev.crewx.application.maintain.Maintained.ORIGIN;
import static dev.crewx.application.maintain.Maintained.PDF;
import static dev.crewx.application.maintain.Maintained.ROOT;
import static dev.crewx.application.maintain.Maintained.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.AuditAction;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeleteVersionTest {
    private final Maintained registry = new Maintained();
    private final DeleteVersion delete = new DeleteVersion(registry.storage, registry.search, registry.clock);
    private final Digest two = registry.entry().version(TWO).orElseThrow().digest();

    @Test
    void leavesATombstoneAndNoBytes() {
        assertInstanceOf(ChangeResult.Changed.class, delete.delete(ANN, ORIGIN, PDF, TWO, false));
        CatalogEntry entry = registry.entry();
        assertEquals(Optional.empty(), entry.version(TWO));
        assertEquals(TWO, entry.tombstones().getFirst().version());
        assertEquals(Optional.empty(), registry.storage.blobs().size(two));
        assertEquals(List.of(PDF), registry.found("volcano"));
        assertEquals(List.of(), registry.found("glacier"));
        assertEquals(AuditAction.DELETE, registry.lastEvent().action());
    }

    @Test
    void makesSureOfTheBytesWhenItIsAskedAgain() throws IOException {
        byte[] bytes;
        try (InputStream in = registry.storage.blobs().open(two).orElseThrow()) {
            bytes = in.readAllBytes();
        }
        delete.delete(ANN, ORIGIN, PDF, TWO, false);
        try (BlobStore.Upload upload = registry.storage.blobs().begin()) {
            upload.sink().write(bytes); // as if their removal had failed
            upload.commit();
        }
        assertInstanceOf(ChangeResult.Unchanged.class, delete.delete(ANN, ORIGIN, PDF, TWO, false));
        assertEquals(Optional.empty(), registry.storage.blobs().size(two));
    }

    @Test
    void takesAPackageOutOfTheSearchWithItsLastVersion() {
        delete.delete(ANN, ORIGIN, PDF, ONE, false);
        delete.delete(ANN, ORIGIN, PDF, TWO, false);
        assertEquals(List.of(), registry.found(""));
        assertEquals(2, registry.entry().tombstones().size());
    }

    @Test
    void refusesStrangersAndTouchesNothing() {
        CatalogEntry before = registry.entry();
        assertEquals(
                new ChangeResult.NotAllowed(PDF, BOB.name(), Permission.DELETE),
                delete.delete(BOB, ORIGIN, PDF, TWO, false));
        assertEquals(before, registry.entry());
        assertTrue(registry.storage.blobs().size(two).isPresent());
    }

    @Test
    void refusesWhatOthersRequireAndNamesThem() {
        registry.publish(Manifests.of("one", "1.0.0").requires("pdf", "^2"));
        registry.publish(Manifests.of("two", "1.0.0").wants("pdf", "*"));
        registry.publish(Manifests.of("three", "1.0.0").requires("pdf", "^1"));
        CatalogEntry before = registry.entry();
        assertEquals(
                new ChangeResult.HasDependents(PDF, TWO, ids("one", "two"), false),
                delete.delete(ANN, ORIGIN, PDF, TWO, false));
        assertEquals(before, registry.entry());
        assertTrue(registry.storage.blobs().size(two).isPresent());
        assertEquals(List.of(PDF), registry.found("glacier"));
    }

    @Test
    void namesTwentyOfThemAndSaysThatThereAreMore() {
        for (int i = 10; i < 40; i++) {
            registry.publish(Manifests.of("x" + (char) ('a' + i / 10) + (char) ('a' + i % 10), "1.0.0")
                    .requires("pdf", "^2"));
        }
        ChangeResult.HasDependents refused =
                assertInstanceOf(ChangeResult.HasDependents.class, delete.delete(ANN, ORIGIN, PDF, TWO, false));
        assertEquals(DeleteVersion.NAMED, refused.dependents().size());
        assertTrue(refused.more());
    }

    @Test
    void deletesWhatOthersRequireWhereAnAdministratorForcesIt() {
        registry.publish(Manifests.of("one", "1.0.0").requires("pdf", "^2"));
        CatalogEntry before = registry.entry();
        assertEquals(new ChangeResult.ForceNotAllowed(PDF, ANN.name()), delete.delete(ANN, ORIGIN, PDF, TWO, true));
        assertEquals(before, registry.entry());
        assertInstanceOf(ChangeResult.Changed.class, delete.delete(ROOT, ORIGIN, PDF, TWO, true));
        assertEquals(Optional.empty(), registry.entry().version(TWO));
    }

    private static List<PackageId> ids(String... ids) {
        return List.of(ids).stream().map(PackageId::parse).toList();
    }
}
