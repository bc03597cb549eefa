package dev.crewx.application.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.LookAlikeKey;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogWriterTest {
    private static final PackageId PDF = PackageId.parse("pdf");

    private final Storage storage = TinyStorageProvider.storage();
    private final PackageIndex index = storage.packages();
    private final TinyPackageSearch search = new TinyPackageSearch();
    private final CatalogWriter writer = writer(index);

    @Test
    void writesAndTellsTheSearch() {
        CatalogWriter.Written<String> written =
                assertInstanceOf(CatalogWriter.Written.class, write(writer, "1.0.0", "volcano"));
        assertEquals(Optional.of(written.entry()), index.find(PDF));
        assertEquals(1, found("volcano"));
    }

    @Test
    void writesNothingThatIsRefused() {
        assertEquals(new CatalogWriter.Refused<>("no"), writer.write(PDF, entry -> new CatalogWriter.Refuse<>("no")));
        assertEquals(Optional.empty(), index.find(PDF));
        assertEquals(0, found(""));
    }

    @Test
    void decidesAnewWhenAnotherServerWasFirst() {
        CatalogWriter beaten = writer(new Beaten(index, 3));
        assertInstanceOf(CatalogWriter.Written.class, write(beaten, "1.0.0", "volcano"));
        assertEquals(4, index.find(PDF).orElseThrow().versions().size());
    }

    @Test
    void givesTheSearchBackWhatIsSoWhenTheDecisionTurnsIntoARefusal() {
        CatalogWriter beaten = writer(new Beaten(index, 1));
        CatalogWriter.Outcome<String> outcome = beaten.write(
                PDF,
                entry -> entry.isPresent()
                        ? new CatalogWriter.Refuse<>("too late")
                        : new CatalogWriter.Write<>(change("1.0.0", "volcano")));
        assertEquals(new CatalogWriter.Refused<>("too late"), outcome);
        assertEquals(0, found("volcano"));
        assertEquals(1, found("rival"));
    }

    @Test
    void givesUpAfterAGoodManyTries() {
        CatalogWriter beaten = writer(new Beaten(index, Integer.MAX_VALUE));
        assertInstanceOf(CatalogWriter.Busy.class, write(beaten, "1.0.0", "volcano"));
        assertEquals(0, found("volcano"));
    }

    @Test
    void leavesNothingInTheSearchWhenTheStoreFails() {
        PackageIndex failing = new Beaten(index, 0) {
            @Override
            public Optional<CatalogEntry> commit(PackageId id, long revision, CatalogChange change) {
                throw new StorageException("out of order");
            }
        };
        CatalogWriter unlucky = writer(failing);
        assertThrows(StorageException.class, () -> write(unlucky, "1.0.0", "volcano"));
        assertEquals(0, found(""));
        assertEquals(Optional.empty(), index.find(PDF));
    }

    @Test
    void letsManyChangeOnePackageWithoutGettingIntoEachOthersWay() {
        int many = 200;
        List<CatalogWriter.Outcome<String>> outcomes =
                Concurrently.run(many, i -> () -> write(writer, "1." + i + ".0", "volcano"));
        outcomes.forEach(outcome -> assertInstanceOf(CatalogWriter.Written.class, outcome));
        assertEquals(many, index.find(PDF).orElseThrow().versions().size());
    }

    @Test
    void tellsTheSearchAgainHowOftenAPackageWasDownloadedThatWasHiddenForAWhile() {
        write(writer, "1.0.0", "volcano");
        SemanticVersion version = SemanticVersion.parse("1.0.0");
        storage.downloads().add(List.of(new DownloadStats.Count(PDF, version, LocalDate.EPOCH, 7)));
        mark(version, true);
        assertEquals(0, found("volcano"));
        mark(version, false);
        assertEquals(
                7,
                search.search(SearchQuery.of("volcano"))
                        .page()
                        .items()
                        .getFirst()
                        .downloads());
    }

    private void mark(SemanticVersion version, boolean yanked) {
        writer.<String>write(
                PDF,
                entry -> new CatalogWriter.Write<>(new CatalogChange.VersionMarked(
                        version,
                        entry.orElseThrow()
                                .version(version)
                                .orElseThrow()
                                .marks()
                                .withYanked(yanked),
                        Versions.PUBLISHED_AT)));
    }

    private CatalogWriter writer(PackageIndex packages) {
        return new CatalogWriter(packages, storage.downloads(), search);
    }

    private static CatalogWriter.Outcome<String> write(CatalogWriter writer, String version, String description) {
        return writer.write(PDF, entry -> new CatalogWriter.Write<>(change(version, description)));
    }

    private static CatalogChange change(String version, String description) {
        return new CatalogChange.VersionPublished(
                Versions.published(Manifests.of("pdf", version).described(description), "ann", version));
    }

    private long found(String text) {
        return search.search(SearchQuery.of(text)).page().total();
    }

    /** An index that others change right before the first few commits. */
    private static class Beaten implements PackageIndex {
        private final PackageIndex index;
        private int times;

        Beaten(PackageIndex index, int times) {
            this.index = index;
            this.times = times;
        }

        @Override
        public Optional<CatalogEntry> commit(PackageId id, long expectedRevision, CatalogChange change) {
            if (times-- > 0) {
                index.commit(id, expectedRevision, change("0.0." + (expectedRevision + 1), "rival"));
            }
            return index.commit(id, expectedRevision, change);
        }

        @Override
        public Optional<CatalogEntry> find(PackageId id) {
            return index.find(id);
        }

        @Override
        public Page<CatalogEntry> list(int offset, int limit) {
            return index.list(offset, limit);
        }

        @Override
        public List<CatalogEntry> walk(Optional<PackageId> after, int limit) {
            return index.walk(after, limit);
        }

        @Override
        public Optional<PackageId> lookAlike(LookAlikeKey key) {
            return index.lookAlike(key);
        }

        @Override
        public Page<PackageId> dependents(PackageId id, int offset, int limit) {
            return index.dependents(id, offset, limit);
        }

        @Override
        public Totals totals() {
            return index.totals();
        }
    }
}
