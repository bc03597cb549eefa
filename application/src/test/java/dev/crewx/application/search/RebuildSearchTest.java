package dev.crewx.application.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RebuildSearchTest {
    private final Storage storage = TinyStorageProvider.storage();
    private final TinyPackageSearch search = new TinyPackageSearch();
    private final RebuildSearch rebuildSearch = new RebuildSearch(storage, search);

    @Test
    void findsNothingInAnEmptyRegistry() {
        assertEquals(0, rebuildSearch.rebuild());
    }

    @Test
    void makesEveryPackageFindableHoweverManyThereAre() {
        int many = 1_234;
        for (int i = 0; i < many; i++) {
            String id = "p" + i * 7_919;
            storage.packages().commit(PackageId.parse(id), CatalogEntry.ABSENT, Versions.change(id, "1.0.0"));
        }
        long stored = storage.packages().totals().packages();
        assertEquals(stored, rebuildSearch.rebuild());
        assertEquals(stored, search.search(SearchQuery.of("")).page().total());
    }

    @Test
    void takesOutWhatIsNotToBeFound() {
        PackageId pdf = PackageId.parse("pdf");
        CatalogEntry entry = storage.packages()
                .commit(
                        pdf,
                        CatalogEntry.ABSENT,
                        new CatalogChange.VersionPublished(Versions.yanked(Versions.published("pdf", "1.0.0"))))
                .orElseThrow();
        search.put(SearchDocuments.of(CatalogEntry.after(Optional.empty(), Versions.change("pdf", "1.0.0")))
                .orElseThrow());
        assertEquals(false, entry.isListed());
        rebuildSearch.rebuild();
        assertEquals(0, search.search(SearchQuery.of("")).page().total());
    }
}
