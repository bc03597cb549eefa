package dev.crewx.application.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FindDependentsTest {
    private static final PackageId BASE = PackageId.parse("base");

    private final Storage storage = TinyStorageProvider.storage();
    private final FindDependents findDependents = new FindDependents(storage);

    @Test
    void tellsAPackageThatIsNotThereFromOneThatNobodyRequires() {
        publish(Manifests.of("one", "1.0.0").requires("base", "^1"));
        assertEquals(Optional.empty(), findDependents.find(BASE, 0, 10));
        publish(Manifests.of("base", "1.0.0"));
        publish(Manifests.of("lonely", "1.0.0"));
        assertEquals(
                Optional.of(new Page<>(List.of(), 0, 0, 10)), findDependents.find(PackageId.parse("lonely"), 0, 10));
    }

    @Test
    void namesWhoRequiresItAndWhatTheirNewestVersionThatDoesSays() {
        publish(Manifests.of("base", "1.0.0"));
        publish(Manifests.of("one", "1.0.0").requires("base", "^1"));
        publish(Manifests.of("one", "1.1.0").requires("base", "^1.1"));
        publish(Manifests.of("one", "2.0.0"));
        publish(Manifests.of("two", "1.0.0").wants("base", "*"));
        assertEquals(List.of("one 1.1.0 ^1.1 false", "two 1.0.0 * true"), found(0, 10));
        assertEquals(List.of("two 1.0.0 * true"), found(1, 1));
        assertEquals(2, findDependents.find(BASE, 1, 1).orElseThrow().total());
    }

    private List<String> found(int offset, int limit) {
        return findDependents.find(BASE, offset, limit).orElseThrow().items().stream()
                .map(dependent -> dependent.id() + " " + dependent.version() + " "
                        + dependent.dependency().range().text() + " "
                        + dependent.dependency().optional())
                .toList();
    }

    private void publish(Manifests manifest) {
        PublishedVersion version = Versions.published(manifest, "ann", "bytes");
        PackageId id = version.manifest().id();
        long revision = storage.packages().find(id).map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
        storage.packages().commit(id, revision, new CatalogChange.VersionPublished(version));
    }
}
