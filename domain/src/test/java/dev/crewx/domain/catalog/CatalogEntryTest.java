package dev.crewx.domain.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.skill.Visibility;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogEntryTest {
    @Test
    void comesIntoBeingWithItsFirstVersionOwnedByThePublisher() {
        PublishedVersion first = Published.version("pdf", "1.0.0");
        CatalogEntry entry = Published.entry(first);
        assertEquals(PackageId.parse("pdf"), entry.id());
        assertEquals(new TreeSet<>(List.of(new Username("ann"))), entry.owners());
        assertEquals(List.of(first), entry.versions());
        assertEquals(Published.AT, entry.createdAt());
        assertEquals(Published.AT, entry.updatedAt());
        assertEquals(CatalogEntry.ABSENT + 1, entry.revision());
    }

    @Test
    void keepsOwnersAndBirthWhenAnotherPublishes() {
        Instant later = Published.AT.plusSeconds(60);
        CatalogEntry entry = Published.entry(
                Published.version("pdf", "1.0.0"), Published.version("pdf", "1.1.0", "x", "root", later, false));
        assertEquals(new TreeSet<>(List.of(new Username("ann"))), entry.owners());
        assertEquals(Published.AT, entry.createdAt());
        assertEquals(later, entry.updatedAt());
        assertEquals(CatalogEntry.ABSENT + 2, entry.revision());
    }

    @Test
    void doesNotChangeTheEntryBefore() {
        CatalogEntry before = Published.entry(Published.version("pdf", "1.0.0"));
        CatalogEntry copy = Published.entry(Published.version("pdf", "1.0.0"));
        CatalogEntry.after(Optional.of(before), new CatalogChange.VersionPublished(Published.version("pdf", "2.0.0")));
        assertEquals(copy, before);
    }

    @Test
    void listsVersionsByPrecedenceWhateverOrderTheyCameIn() {
        CatalogEntry entry = entry("1.0.0-rc.2", "1.10.0", "0.9.0", "1.0.0", "1.9.0", "1.0.0-rc.10", "1.0.0-alpha");
        assertEquals(
                List.of("1.10.0", "1.9.0", "1.0.0", "1.0.0-rc.10", "1.0.0-rc.2", "1.0.0-alpha", "0.9.0"),
                entry.versions().stream().map(v -> v.version().toString()).toList());
    }

    @Test
    void copiesItsCollections() {
        SortedSet<Username> owners = new TreeSet<>(List.of(new Username("ann")));
        CatalogEntry entry = new CatalogEntry(
                PackageId.parse("pdf"),
                owners,
                List.of(Published.version("pdf", "1.0.0")),
                List.of(),
                new TreeMap<>(),
                Published.AT,
                Published.AT,
                1);
        owners.add(new Username("bob"));
        assertEquals(1, entry.owners().size());
        assertThrows(UnsupportedOperationException.class, () -> entry.owners().add(new Username("bob")));
        assertThrows(UnsupportedOperationException.class, () -> entry.versions().clear());
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, '1.0.0'",
        "1.2.0, '1.0.0 1.2.0 1.1.0'",
        "1.0.0, '1.0.0 2.0.0-rc.1'",
        "1.0.0, '1.0.0 !1.1.0'",
        "2.0.0-rc.2, '2.0.0-rc.1 2.0.0-rc.2'",
        "2.0.0-rc.1, '!1.0.0 2.0.0-rc.1'",
        "0.9.0-rc.1, '!1.0.0 0.9.0-rc.1 !2.0.0-rc.1'",
        "2.0.0-rc.1, '!1.0.0 !2.0.0-rc.1'"
    })
    void namesTheLatest(String expected, String published) {
        CatalogEntry entry = entry(published.split(" "));
        assertEquals(expected, entry.latest().orElseThrow().version().toString());
        assertEquals(Map.of("latest", SemanticVersion.parse(expected)), entry.distTags());
        assertEquals(entry.latest(), entry.select("latest"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, 1.0.0",
        "1.1.0, 1.1.0",
        "2.0.0-rc.1, 2.0.0-rc.1",
        "latest, 1.2.0",
        "^1.0.0, 1.2.0",
        "~1.0.0, 1.0.0",
        "1.x, 1.2.0",
        "1, 1.2.0",
        "*, 1.2.0",
        "'', 1.2.0",
        ">=1.0.0 <1.2.0, 1.0.0",
        "^0.1.0 || ~1.2, 1.2.0",
        ">=2.0.0-rc.0, 2.0.0-rc.1"
    })
    void selectsByVersionTagAndRange(String selector, String expected) {
        CatalogEntry entry = entry("1.0.0", "!1.1.0", "1.2.0", "2.0.0-rc.1");
        assertEquals(expected, entry.select(selector).orElseThrow().version().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.9.9", "^3", "~1.1.0", "LATEST", "beta", "v1.0.0-", "no such thing", "1.1.0-rc.1"})
    void selectsNothingWhereNothingFits(String selector) {
        assertEquals(Optional.empty(), entry("1.0.0", "!1.1.0", "1.2.0").select(selector));
    }

    @Test
    void findsAVersionWhateverItsBuildMetadata() {
        CatalogEntry entry = entry("1.0.0+build.1", "2.0.0");
        assertEquals(
                "1.0.0+build.1", entry.select("1.0.0").orElseThrow().version().toString());
        assertEquals(
                "1.0.0+build.1",
                entry.select("1.0.0+other").orElseThrow().version().toString());
        assertEquals("2.0.0", entry.select("2.0.0+any").orElseThrow().version().toString());
        assertTrue(entry.version(SemanticVersion.parse("1.0.0-build.1")).isEmpty());
    }

    @Test
    void putsEveryVersionIntoTheIndexMarksAndAll() {
        CatalogEntry entry = entry("1.0.0", "!1.1.0");
        IndexEntry index = entry.index();
        assertEquals(entry.id(), index.id());
        assertEquals(
                List.of("1.1.0 yanked", "1.0.0 "),
                index.versions().stream()
                        .map(v -> v.version() + " " + (v.yanked() ? "yanked" : ""))
                        .toList());
        IndexEntry.IndexedVersion first = index.versions().getLast();
        PublishedVersion published = entry.versions().getLast();
        assertEquals(published.digest(), first.digest());
        assertEquals(published.sizeBytes(), first.sizeBytes());
        assertEquals(published.publishedAt(), first.publishedAt());
        assertEquals(published.manifest().dependencies(), first.dependencies());
        assertEquals(published.manifest().compatibility(), first.compatibility());
    }

    @Test
    void isListedWhileItsLatestVersionIsNotYankedAndHasASkillForAnybody() {
        assertTrue(entry("1.0.0", "!1.1.0").isListed());
        assertFalse(entry("!1.0.0").isListed());
        PublishedVersion internal = Published.visibleTo(Visibility.INTERNAL, Published.version("pdf", "2.0.0"));
        assertFalse(Published.entry(Published.version("pdf", "1.0.0"), internal).isListed());
        assertEquals(List.of(), internal.publicSkills());
    }

    @Test
    void beginsWithAVersionOnly() {
        CatalogChange tag = new CatalogChange.TagSet(new DistTag("beta"), SemanticVersion.parse("1.0.0"), Published.AT);
        assertThrows(IllegalArgumentException.class, () -> CatalogEntry.after(Optional.empty(), tag));
    }

    /** An entry of these versions, published in this order; those with {@code !} are yanked. */
    private static CatalogEntry entry(String... versions) {
        PublishedVersion[] published = new PublishedVersion[versions.length];
        for (int i = 0; i < versions.length; i++) {
            published[i] = versions[i].startsWith("!")
                    ? Published.yanked("pdf", versions[i].substring(1))
                    : Published.version("pdf", versions[i]);
        }
        return Published.entry(published);
    }
}
