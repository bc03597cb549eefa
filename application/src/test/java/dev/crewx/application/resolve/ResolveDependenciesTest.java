package dev.crewx.application.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.resolve.ResolveDependencies.BadField;
import dev.crewx.application.resolve.ResolveDependencies.Conflict;
import dev.crewx.application.resolve.ResolveDependencies.Resolved;
import dev.crewx.application.resolve.ResolveDependencies.TookTooLong;
import dev.crewx.application.resolve.ResolveDependencies.Wanted;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.DependencyCycle;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ResolveDependenciesTest {
    private final Storage storage = TinyStorageProvider.storage();
    private final ResolveDependencies resolve = new ResolveDependencies(storage.packages(), () -> 0);

    @Test
    void choosesTheNewestVersionsInTheOrderToInstall() {
        publish(Manifests.of("lib", "1.0.0"));
        PublishedVersion newest = publish(Manifests.of("lib", "1.1.0"));
        publish(Manifests.of("lib", "2.0.0"));
        publish(Manifests.of("app", "1.0.0").requires("lib", "^1.0.0"));
        Resolved resolved = assertInstanceOf(Resolved.class, resolve.resolve(wanted(Map.of("app", "*"))));
        assertEquals(
                List.of("lib 1.1.0", "app 1.0.0"),
                resolved.resolution().packages().stream()
                        .map(one -> one.name() + " " + one.version())
                        .toList());
        assertEquals(
                newest.digest(),
                resolved.chosen("lib", SemanticVersion.parse("1.1.0")).digest());
    }

    @Test
    void staysWithWhatIsLockedAlsoWhereItWasYanked() {
        publish(Manifests.of("lib", "1.0.0"));
        yank("lib", "1.0.0");
        publish(Manifests.of("lib", "1.1.0"));
        Wanted wanted = new Wanted(
                Map.of("lib", "^1.0.0"), Optional.empty(), Optional.empty(), Optional.empty(), Map.of("lib", "1.0.0"));
        Resolved resolved = assertInstanceOf(Resolved.class, resolve.resolve(wanted));
        assertEquals(
                SemanticVersion.parse("1.0.0"), resolved.resolution().versions().get("lib"));
        assertEquals(1, resolved.resolution().warnings().size());
    }

    @Test
    void saysOfPackagesThatNeedEachOther() {
        publish(Manifests.of("a", "1.0.0").requires("b", "*"));
        publish(Manifests.of("b", "1.0.0").requires("a", "*"));
        Resolved resolved = assertInstanceOf(Resolved.class, resolve.resolve(wanted(Map.of("a", "*"))));
        assertEquals(
                List.of(List.of("a", "b", "a")),
                resolved.resolution().cycles().stream()
                        .map(DependencyCycle::path)
                        .toList());
    }

    @Test
    void explainsWhyThereIsNoAnswer() {
        publish(Manifests.of("lib", "1.0.0"));
        Conflict conflict = assertInstanceOf(Conflict.class, resolve.resolve(wanted(Map.of("lib", "^2.0.0"))));
        assertTrue(conflict.conflict().message().startsWith("dependency conflict"), conflict.toString());
        assertEquals(List.of("lib"), conflict.conflict().explanation().packages());
    }

    @Test
    void givesUpInTime() {
        for (int i = 0; i < 60; i++) {
            publish(Manifests.of("lib-" + (char) ('a' + i % 26) + (char) ('a' + i / 26), "1.0.0"));
        }
        AtomicLong time = new AtomicLong();
        ResolveDependencies slow = new ResolveDependencies(
                storage.packages(), () -> time.addAndGet(Duration.ofSeconds(6).toNanos()));
        Map<String, String> all = new HashMap<>();
        storage.packages()
                .list(0, 100)
                .items()
                .forEach(entry -> all.put(entry.id().toString(), "*"));
        assertInstanceOf(TookTooLong.class, slow.resolve(wanted(all)));
    }

    @Test
    void takesNoIdsRangesAndVersionsThatAreNone() {
        assertEquals("requires", bad(wanted(Map.of("No Id", "*"))));
        assertEquals("requires", bad(wanted(Map.of("lib", "not a range"))));
        assertEquals("lock", bad(with(Optional.empty(), Map.of("lib", "one"))));
        assertEquals("environment/crewx", bad(with(Optional.of("new"), Map.of())));
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i <= ResolveDependencies.MAX_NAMED; i++) {
            many.put("lib-" + i, "*");
        }
        assertEquals("requires", bad(wanted(many)));
    }

    private String bad(Wanted wanted) {
        return assertInstanceOf(BadField.class, resolve.resolve(wanted)).field();
    }

    private static Wanted wanted(Map<String, String> requires) {
        return new Wanted(requires, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static Wanted with(Optional<String> crewx, Map<String, String> locked) {
        return new Wanted(Map.of(), crewx, Optional.empty(), Optional.empty(), locked);
    }

    private PublishedVersion publish(Manifests manifest) {
        PublishedVersion version = Versions.published(
                manifest, "ann", manifest.read().id() + "@" + manifest.read().version());
        commit(version.manifest().id(), new CatalogChange.VersionPublished(version));
        return version;
    }

    private void yank(String id, String version) {
        CatalogEntry entry = storage.packages().find(PackageId.parse(id)).orElseThrow();
        PublishedVersion published =
                entry.version(SemanticVersion.parse(version)).orElseThrow();
        commit(
                entry.id(),
                new CatalogChange.VersionMarked(
                        published.version(), published.marks().withYanked(true), Versions.PUBLISHED_AT));
    }

    private void commit(PackageId id, CatalogChange change) {
        long revision = storage.packages().find(id).map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
        assertTrue(storage.packages().commit(id, revision, change).isPresent());
    }
}
