package dev.crewx.application.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.discover.DiscoverPackages.Found;
import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiscoverPackagesTest {
    private final Storage storage = TinyStorageProvider.storage();
    private final PackageSearch search = new TinyPackageSearch();
    private final DiscoverPackages discover = new DiscoverPackages(
            storage, new CountDownloads(storage.downloads(), Clock.systemUTC(), packages -> {}), search);

    @Test
    void findsNothingOfANameThatWasNeverPublished() {
        assertEquals(Optional.empty(), discover.find(PackageId.parse("pdf")));
        assertEquals(0, discover.list(0, 10).total());
    }

    @Test
    void findsAPackageWithItsDownloads() {
        CatalogEntry entry = publish("pdf", "volcano");
        storage.downloads()
                .add(List.of(new DownloadStats.Count(entry.id(), SemanticVersion.parse("1.0.0"), LocalDate.EPOCH, 1)));
        assertEquals(Optional.of(new Found(entry, 1, 0)), discover.find(entry.id()));
    }

    @Test
    void listsPackagesPageByPage() {
        publish("b", "volcano");
        publish("a", "volcano");
        publish("c", "volcano");
        Page<Found> page = discover.list(1, 1);
        assertEquals(List.of("b"), ids(page));
        assertEquals(3, page.total());
    }

    @Test
    void searchesAndKeepsTheOrderAndTheScores() {
        publish("a", "volcano");
        CatalogEntry best = publish("b", "volcano glacier");
        publish("c", "desert");
        Page<Found> page = discover.search(SearchQuery.of("glacier volcano"));
        assertEquals(List.of("b", "a"), ids(page));
        assertEquals(2, page.total());
        assertEquals(best, page.items().getFirst().entry());
        assertTrue(page.items().get(0).score() > page.items().get(1).score());
    }

    @Test
    void showsNoHitThatTheIndexDoesNotKnow() {
        publish("known", "volcano");
        search.put(document("never-published", "volcano"));
        assertEquals(List.of("known"), ids(discover.search(SearchQuery.of("volcano"))));
    }

    private CatalogEntry publish(String id, String description) {
        search.put(document(id, description));
        return storage.packages()
                .commit(PackageId.parse(id), CatalogEntry.ABSENT, Versions.change(id, "1.0.0"))
                .orElseThrow();
    }

    private static SearchDocument document(String id, String description) {
        return new SearchDocument(PackageId.parse(id), "", description, "", "", List.of(), List.of(), "");
    }

    private static List<String> ids(Page<Found> page) {
        return page.items().stream().map(found -> found.entry().id().toString()).toList();
    }
}
