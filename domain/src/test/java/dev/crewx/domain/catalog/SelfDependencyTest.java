package dev.crewx.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.PackageId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SelfDependencyTest {
    private final Map<PackageId, CatalogEntry> registry = new HashMap<>();
    private int looks;

    @Test
    void findsNoneWhereNobodyRequiresTheCandidate() {
        publish("b", "1.0.0", "c ^1");
        publish("c", "1.0.0");
        assertEquals(List.of(), way("a", "1.0.0", "b ^1", "missing *"));
        assertEquals(List.of(), way("a", "1.0.0"));
    }

    @Test
    void namesTheShortestWayBack() {
        publish("b", "1.0.0", "c ^1");
        publish("c", "1.0.0", "a ^1");
        publish("d", "1.0.0", "a *");
        assertEquals(List.of("a", "b", "c", "a"), way("a", "1.0.0", "b ^1"));
        assertEquals(List.of("a", "d", "a"), way("a", "1.0.0", "b ^1", "d ^1"));
    }

    @Test
    void goesByTheNewestVersionThatWillDo() {
        publish("b", "1.0.0", "a ^1");
        publish("b", "1.1.0");
        publish("b", "2.0.0", "a ^1");
        assertEquals(List.of(), way("a", "1.0.0", "b ^1"));
        assertEquals(List.of("a", "b", "a"), way("a", "1.0.0", "b >=1"));
        assertEquals(List.of("a", "b", "a"), way("a", "1.0.0", "b 1.0.0"));
    }

    @Test
    void passesOverWhatIsYanked() {
        publish("b", "1.0.0");
        CatalogEntry before = publish("b", "1.1.0", "a *");
        VersionMarks yanked = before.versions().getFirst().marks().withYanked(true);
        registry.put(
                before.id(),
                CatalogEntry.after(
                        Optional.of(before),
                        new CatalogChange.VersionMarked(
                                before.versions().getFirst().version(), yanked, Published.AT)));
        assertEquals(List.of(), way("a", "1.0.0", "b ^1"));
    }

    @Test
    void isNoneWhereOnlyAnOlderVersionIsRequired() {
        publish("b", "1.0.0", "a ^1");
        assertEquals(List.of(), way("a", "2.0.0", "b ^1"));
        assertEquals(List.of("a", "b", "a"), way("a", "1.9.0", "b ^1"));
    }

    @Test
    void comesOutOfCirclesOfOthers() {
        publish("b", "1.0.0", "c *");
        publish("c", "1.0.0", "b *");
        assertEquals(List.of(), way("a", "1.0.0", "b *"));
    }

    @Test
    void looksAtEachPackageOnceAndAtABoundedNumber() {
        for (int i = 0; i < 2_000; i++) {
            publish("p" + i, "1.0.0", "p" + (i + 1) + " *", "p" + (i + 2) + " *");
        }
        publish("p2000", "1.0.0", "a *");
        assertEquals(List.of(), way("a", "1.0.0", "p0 *"));
        assertTrue(looks <= SelfDependency.MAX_VERSIONS + 2, looks + " looks");
    }

    private List<String> way(String id, String version, String... dependencies) {
        AppManifest candidate = Published.requiring(id, version, dependencies).manifest();
        return SelfDependency.find(candidate, wanted -> {
                    looks++;
                    return Optional.ofNullable(registry.get(wanted));
                })
                .map(way -> way.stream().map(PackageId::toString).toList())
                .orElse(List.of());
    }

    private CatalogEntry publish(String id, String version, String... dependencies) {
        PublishedVersion published = Published.requiring(id, version, dependencies);
        PackageId key = PackageId.parse(id);
        CatalogEntry after = CatalogEntry.after(
                Optional.ofNullable(registry.get(key)), new CatalogChange.VersionPublished(published));
        registry.put(key, after);
        return after;
    }
}
