package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.DistTag;
import dev.crewx.domain.catalog.LookAlikeKey;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.catalog.SkillSummary;
import dev.crewx.domain.catalog.Tombstone;
import dev.crewx.domain.catalog.VersionMarks;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.manifest.PackageMetadata;
import dev.crewx.domain.skill.Visibility;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link PackageIndex} does. */
public abstract class PackageIndexContract extends FreshStorage {
    private static final PackageId PDF = PackageId.parse("pdf-tools");

    private PackageIndex index() {
        return storage().packages();
    }

    @Test
    void knowsNothingAtFirst() {
        assertEquals(Optional.empty(), index().find(PDF));
        assertEquals(new Page<>(List.of(), 0, 0, 10), index().list(0, 10));
    }

    @Test
    void givesBackWhatWasCommitted() {
        CatalogChange change = Versions.change("pdf-tools", "1.0.0");
        Optional<CatalogEntry> committed = index().commit(PDF, CatalogEntry.ABSENT, change);
        assertEquals(Optional.of(CatalogEntry.after(Optional.empty(), change)), committed);
        assertEquals(committed, index().find(PDF));
    }

    @Test
    void keepsEveryFieldOfAVersion() {
        PublishedVersion version = Versions.yanked(Versions.published(
                Manifests.of("@acme/rich", "1.0.0-rc.1+build.5")
                        .named("Größe ✓ 😀")
                        .described("Several\nlines \"quoted\"")
                        .by("Zoë")
                        .keywords("b", "a")
                        .category("documents")
                        .requires("@acme/other", "^1.2.3 || >=3 <4")
                        .wants("maybe", "~2")
                        .permissions("network", "file-read")
                        .with("x-unknown", JsonValue.of("kept")),
                "zoe",
                "bytes"));
        PublishedVersion deprecated = new PublishedVersion(
                version.manifest(),
                version.digest(),
                Long.MAX_VALUE,
                0,
                List.of(
                        new SkillSummary("one", "one", "For all", Visibility.PUBLIC),
                        new SkillSummary("two", "two", "For few", Visibility.INTERNAL),
                        new SkillSummary("three", "three", "For one", Visibility.PRIVATE)),
                Optional.empty(),
                List.of(
                        Finding.warning("secret-text", Location.line("skills/one/SKILL.md", 7), "Looks like a secret")
                                .found("ghp_…")
                                .allowed("no secrets"),
                        Finding.warning("size", Location.manifest("/skills/0"), "Large")),
                version.publisher(),
                version.publishedAt(),
                new VersionMarks(
                        true,
                        Optional.of("use @acme/other"),
                        List.of("z", "a"),
                        Optional.of("https://example.org/ü"),
                        Optional.of(new PackageMetadata.Repository("git", "https://example.org/r.git"))));
        PackageId id = version.manifest().id();
        index().commit(id, CatalogEntry.ABSENT, new CatalogChange.VersionPublished(deprecated));
        CatalogEntry found = index().find(id).orElseThrow();
        assertEquals(List.of(deprecated), found.versions());
        assertEquals(
                List.of("^1.2.3 || >=3 <4", "~2"),
                found.latest().orElseThrow().manifest().dependencies().stream()
                        .map(PackageDependency::range)
                        .map(range -> range.text())
                        .toList(),
                "ranges as they were written, since equal ranges may be written differently");
    }

    @Test
    void appliesAChangeToTheRevisionItWasDecidedOn() {
        publish("pdf-tools", "1.0.0");
        CatalogEntry first = index().find(PDF).orElseThrow();
        Optional<CatalogEntry> second = index().commit(PDF, first.revision(), Versions.change("pdf-tools", "2.0.0"));
        assertEquals(
                List.of("2.0.0", "1.0.0"),
                second.orElseThrow().versions().stream()
                        .map(v -> v.version().toString())
                        .toList());
        assertTrue(second.get().revision() > first.revision());
        assertEquals(second, index().find(PDF));
    }

    @Test
    void appliesEveryKindOfChange() {
        CatalogEntry entry = publish("pdf-tools", "1.0.0");
        publish("pdf-tools", "2.0.0");
        SemanticVersion one = SemanticVersion.parse("1.0.0");
        Instant at = Versions.PUBLISHED_AT.plusSeconds(60);
        VersionMarks marks = new VersionMarks(
                true, Optional.of("old"), List.of("k"), Optional.of("https://example.org"), Optional.empty());
        List<CatalogChange> changes = List.of(
                new CatalogChange.VersionMarked(one, marks, at),
                new CatalogChange.TagSet(new DistTag("beta"), one, at.plusSeconds(1)),
                new CatalogChange.TagSet(DistTag.LATEST, one, at.plusSeconds(2)),
                new CatalogChange.TagRemoved(DistTag.LATEST, at.plusSeconds(3)),
                new CatalogChange.OwnerAdded(new Username("bob"), at.plusSeconds(4)),
                new CatalogChange.OwnerRemoved(new Username("ann"), at.plusSeconds(5)),
                new CatalogChange.VersionDeleted(new Tombstone(
                        one, entry.versions().getFirst().digest(), new Username("bob"), at.plusSeconds(6))));
        for (CatalogChange change : changes) {
            CatalogEntry before = index().find(PDF).orElseThrow();
            CatalogEntry expected = CatalogEntry.after(Optional.of(before), change);
            assertEquals(Optional.of(expected), index().commit(PDF, before.revision(), change));
            assertEquals(Optional.of(expected), index().find(PDF));
        }
    }

    @Test
    void keepsAPackageOfWhichEveryVersionWasDeleted() {
        CatalogEntry entry = publish("pdf-tools", "1.0.0");
        CatalogEntry deleted = delete(entry, "1.0.0");
        assertEquals(List.of(), deleted.versions());
        assertEquals(1, deleted.tombstones().size());
        assertEquals(Optional.of(deleted), index().find(PDF));
        assertEquals(new Page<>(List.of(deleted), 1, 0, 10), index().list(0, 10));
        assertEquals(Optional.of(PDF), index().lookAlike(LookAlikeKey.of(PDF)));
    }

    @Test
    void letsOneOfTheIdsThatLookAlikeInAndNoOther() {
        assertEquals(Optional.empty(), index().lookAlike(LookAlikeKey.of(PDF)));
        publish("pdf-tools", "1.0.0");
        PackageId alike = PackageId.parse("pdft0ols");
        assertEquals(Optional.of(PDF), index().lookAlike(LookAlikeKey.of(alike)));
        assertEquals(Optional.of(PDF), index().lookAlike(LookAlikeKey.of(PDF)));
        assertEquals(
                Optional.empty(), index().commit(alike, CatalogEntry.ABSENT, Versions.change("pdft0ols", "1.0.0")));
        assertEquals(Optional.empty(), index().find(alike));
        assertEquals(1, index().totals().packages());
        publish("pdf-tools", "2.0.0");
        publish("@acme/pdf-tools", "1.0.0");
        assertEquals(2, index().totals().packages());
    }

    @Test
    void letsExactlyOneOfManyIdsThatLookAlikeIn() {
        List<Optional<CatalogEntry>> results = Concurrently.run(Concurrently.THREADS, i -> () -> {
            // Each differs from the others in where its hyphen stands.
            String id = "abcdefghijklmnopqrstuvwxyz".substring(0, i + 1) + "-"
                    + "abcdefghijklmnopqrstuvwxyz".substring(i + 1);
            return index().commit(PackageId.parse(id), CatalogEntry.ABSENT, Versions.change(id, "1.0.0"));
        });
        assertEquals(1, results.stream().filter(Optional::isPresent).count());
        assertEquals(1, index().list(0, 10).total());
    }

    @Test
    void walksThroughAllById() {
        assertEquals(List.of(), index().walk(Optional.empty(), 3));
        for (String id : List.of("c", "a", "@z/a", "b-b", "b", "@a/z", "b2")) {
            publish(id, "1.0.0");
        }
        List<String> walked = new ArrayList<>();
        List<CatalogEntry> some;
        do {
            some = index().walk(
                            walked.isEmpty() ? Optional.empty() : Optional.of(PackageId.parse(walked.getLast())), 3);
            some.forEach(entry -> walked.add(entry.id().toString()));
        } while (some.size() == 3);
        assertEquals(List.of("@a/z", "@z/a", "a", "b", "b-b", "b2", "c"), walked);
        assertEquals(
                List.of("b", "b-b"),
                index().walk(Optional.of(PackageId.parse("aa")), 2).stream()
                        .map(entry -> entry.id().toString())
                        .toList(),
                "after an id that is not there");
        assertThrows(IllegalArgumentException.class, () -> index().walk(Optional.empty(), 0));
    }

    @Test
    void namesWhoRequiresAPackageAsLongAsOneOfTheirVersionsDoes() {
        PackageId base = PackageId.parse("base");
        assertEquals(new Page<>(List.of(), 0, 0, 10), index().dependents(base, 0, 10));
        publish(Manifests.of("one", "1.0.0").requires("base", "^1"));
        publish(Manifests.of("one", "2.0.0"));
        publish(Manifests.of("two", "1.0.0").wants("base", "^2").requires("one", "*"));
        publish(Manifests.of("@acme/three", "1.0.0").requires("base", "9.9.9"));
        publish(Manifests.of("base-2", "1.0.0"));
        assertEquals(List.of("@acme/three", "one", "two"), dependents(base, 0, 10));
        assertEquals(List.of("one"), dependents(base, 1, 1));
        assertEquals(3, index().dependents(base, 9, 1).total());
        assertEquals(List.of("two"), dependents(PackageId.parse("one"), 0, 10));
        delete(index().find(PackageId.parse("one")).orElseThrow(), "1.0.0");
        assertEquals(List.of("@acme/three", "two"), dependents(base, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> index().dependents(base, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> index().dependents(base, 0, -1));
    }

    @Test
    void countsPackagesVersionsAndBytes() {
        assertEquals(new PackageIndex.Totals(0, 0, 0), index().totals());
        long size = publish("pdf-tools", "1.0.0").versions().getFirst().sizeBytes();
        CatalogEntry two = publish("pdf-tools", "2.0.0");
        publish("other-one", "1.0.0");
        assertEquals(new PackageIndex.Totals(2, 3, 3 * size), index().totals());
        delete(two, "1.0.0");
        assertEquals(new PackageIndex.Totals(2, 2, 2 * size), index().totals());
    }

    @Test
    void refusesAStaleRevisionAndWritesNothing() {
        CatalogEntry stale = publish("pdf-tools", "1.0.0");
        CatalogEntry now = publish("pdf-tools", "2.0.0");
        CatalogChange change = Versions.change("pdf-tools", "3.0.0");
        assertEquals(Optional.empty(), index().commit(PDF, stale.revision(), change));
        assertEquals(Optional.empty(), index().commit(PDF, CatalogEntry.ABSENT, change));
        assertEquals(Optional.empty(), index().commit(PDF, now.revision() + 1, change));
        assertEquals(Optional.of(now), index().find(PDF));
    }

    @Test
    void refusesARevisionOfAPackageThatIsNotThereAndWritesNothing() {
        assertEquals(Optional.empty(), index().commit(PDF, 1, Versions.change("pdf-tools", "1.0.0")));
        assertEquals(Optional.empty(), index().find(PDF));
        assertEquals(0, index().list(0, 10).total());
    }

    @Test
    void refusesTheSameChangeASecondTime() {
        CatalogChange change = Versions.change("pdf-tools", "1.0.0");
        Optional<CatalogEntry> once = index().commit(PDF, CatalogEntry.ABSENT, change);
        assertEquals(Optional.empty(), index().commit(PDF, CatalogEntry.ABSENT, change));
        assertEquals(once, index().find(PDF));
    }

    @Test
    void keepsPackagesApart() {
        CatalogEntry plain = publish("pdf", "1.0.0");
        CatalogEntry scoped = publish("@acme/pdf", "2.0.0");
        CatalogEntry alike = publish("acme-pdf", "3.0.0");
        assertEquals(Optional.of(plain), index().find(plain.id()));
        assertEquals(Optional.of(scoped), index().find(scoped.id()));
        assertEquals(Optional.of(alike), index().find(alike.id()));
        assertEquals(Optional.empty(), index().find(PackageId.parse("@acme/other")));
    }

    @Test
    void listsByIdAndPageByPage() {
        for (String id : List.of("c", "a", "@z/a", "b-b", "b", "@a/z", "b2")) {
            publish(id, "1.0.0");
        }
        List<String> all = List.of("@a/z", "@z/a", "a", "b", "b-b", "b2", "c");
        assertEquals(all, ids(index().list(0, 100)));
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            Page<CatalogEntry> page = index().list(offset, 3);
            assertEquals(7, page.total());
            assertEquals(offset, page.offset());
            assertEquals(3, page.limit());
            paged.addAll(ids(page));
        }
        assertEquals(all, paged);
    }

    @Test
    void listsEachPackageOnceHoweverOftenItChanged() {
        publish("pdf-tools", "1.0.0");
        CatalogEntry now = publish("pdf-tools", "2.0.0");
        assertEquals(new Page<>(List.of(now), 1, 0, 10), index().list(0, 10));
    }

    @Test
    void givesAnEmptyPageBehindTheEndAndForALimitOfNone() {
        publish("a", "1.0.0");
        assertEquals(new Page<>(List.of(), 1, 1, 10), index().list(1, 10));
        assertEquals(new Page<>(List.of(), 1, 0, 0), index().list(0, 0));
        assertEquals(
                List.of(), index().list(Integer.MAX_VALUE, Integer.MAX_VALUE).items());
        assertEquals(List.of("a"), ids(index().list(0, Integer.MAX_VALUE)));
    }

    @Test
    void refusesANegativeOffsetOrLimit() {
        publish("a", "1.0.0");
        assertThrows(IllegalArgumentException.class, () -> index().list(-1, 10));
        assertThrows(IllegalArgumentException.class, () -> index().list(0, -1));
    }

    @Test
    void letsExactlyOneOfManyChangeARevision() {
        CatalogEntry before = publish("pdf-tools", "1.0.0");
        List<Optional<CatalogEntry>> results = Concurrently.run(
                Concurrently.THREADS,
                i -> () -> index().commit(PDF, before.revision(), Versions.change("pdf-tools", "2.0." + i)));
        List<CatalogEntry> winners = results.stream().flatMap(Optional::stream).toList();
        assertEquals(1, winners.size());
        assertEquals(2, winners.getFirst().versions().size());
        assertEquals(Optional.of(winners.getFirst()), index().find(PDF));
    }

    @Test
    void letsExactlyOneOfManyMakeAPackage() {
        List<Optional<CatalogEntry>> results = Concurrently.run(
                Concurrently.THREADS,
                i -> () -> index().commit(PDF, CatalogEntry.ABSENT, Versions.change("pdf-tools", "1.0." + i)));
        List<CatalogEntry> winners = results.stream().flatMap(Optional::stream).toList();
        assertEquals(1, winners.size());
        assertEquals(Optional.of(winners.getFirst()), index().find(PDF));
    }

    @Test
    void losesNoChangeOfManyWritersThatLookAgain() {
        AtomicInteger writing = new AtomicInteger(Concurrently.THREADS);
        List<Boolean> consistent = Concurrently.run(
                Concurrently.THREADS + 2,
                i -> i < Concurrently.THREADS ? () -> write(i, writing) : () -> read(writing));
        assertTrue(consistent.stream().allMatch(ok -> ok), "a reader saw an entry between two changes");
        CatalogEntry after = index().find(PDF).orElseThrow();
        assertEquals(Concurrently.THREADS, after.versions().size());
        assertEquals(Concurrently.THREADS, after.revision());
    }

    private boolean write(int number, AtomicInteger writing) {
        try {
            Optional<CatalogEntry> written = Optional.empty();
            while (written.isEmpty()) {
                long revision = index().find(PDF).map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
                written = index().commit(PDF, revision, Versions.change("pdf-tools", "1." + number + ".0"));
            }
            return written.get()
                    .version(Versions.published("pdf-tools", "1." + number + ".0")
                            .version())
                    .isPresent();
        } finally {
            writing.decrementAndGet();
        }
    }

    /** Every entry that is seen has as many versions as changes, and none is older than the one seen before. */
    private boolean read(AtomicInteger writing) {
        long seen = 0;
        while (writing.get() > 0) {
            Optional<CatalogEntry> entry = index().find(PDF);
            long revision = entry.map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
            long versions = entry.map(e -> (long) e.versions().size()).orElse(0L);
            if (revision != versions || revision < seen) {
                return false;
            }
            seen = revision;
        }
        return true;
    }

    private CatalogEntry publish(Manifests manifest) {
        PublishedVersion version = Versions.published(manifest, "ann", "bytes");
        PackageId id = version.manifest().id();
        long revision = index().find(id).map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
        return index().commit(id, revision, new CatalogChange.VersionPublished(version))
                .orElseThrow();
    }

    private CatalogEntry delete(CatalogEntry entry, String version) {
        PublishedVersion published =
                entry.version(SemanticVersion.parse(version)).orElseThrow();
        CatalogChange change = new CatalogChange.VersionDeleted(new Tombstone(
                published.version(), published.digest(), new Username("ann"), Versions.PUBLISHED_AT.plusSeconds(9)));
        return index().commit(entry.id(), entry.revision(), change).orElseThrow();
    }

    private List<String> dependents(PackageId id, int offset, int limit) {
        return index().dependents(id, offset, limit).items().stream()
                .map(PackageId::toString)
                .toList();
    }

    private CatalogEntry publish(String id, String version) {
        PackageId package_ = PackageId.parse(id);
        long revision = index().find(package_).map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
        return index().commit(package_, revision, Versions.change(id, version)).orElseThrow();
    }

    private static List<String> ids(Page<CatalogEntry> page) {
        return page.items().stream().map(entry -> entry.id().toString()).toList();
    }
}
