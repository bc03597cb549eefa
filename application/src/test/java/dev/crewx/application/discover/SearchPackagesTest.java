package dev.crewx.application.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.discover.SearchPackages.Match;
import dev.crewx.application.discover.SearchPackages.Matches;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchFilter;
import dev.crewx.application.search.spi.SearchOrder;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Findable;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SearchPackagesTest {
    private final Storage storage = TinyStorageProvider.storage();
    private final PackageSearch search = new TinyPackageSearch();
    private final SearchPackages searchPackages = new SearchPackages(storage.packages(), search);

    @Test
    void keepsTheOrderTheScoresAndTheTotal() {
        publish("a", "volcano desert");
        CatalogEntry best = publish("b", "volcano glacier");
        publish("c", "desert");
        Matches found = searchPackages.search(SearchQuery.of("glacier volcano"));
        assertEquals(List.of("b"), ids(found));
        assertEquals(1, found.page().total());
        assertEquals(best, found.page().items().getFirst().entry());
        assertEquals(List.of("volcano"), snippet(searchPackages.search(SearchQuery.of("volcano desert"))));
    }

    @Test
    void listsAllPackagesPageByPage() {
        publish("b", "volcano");
        publish("a", "volcano");
        publish("c", "volcano");
        Matches found = searchPackages.search(
                SearchQuery.of("").withOrder(SearchOrder.NAME).withPage(1, 1));
        assertEquals(List.of("b"), ids(found));
        assertEquals(3, found.page().total());
    }

    @Test
    void showsDownloadsAndNarrowsByThem() {
        publish("a", "volcano");
        publish("b", "volcano");
        search.downloads(Map.of(PackageId.parse("b"), 3L));
        Matches found =
                searchPackages.search(SearchQuery.of("volcano").withFilter(SearchFilter.NONE.withMinDownloads(1)));
        assertEquals(List.of("b"), ids(found));
        assertEquals(3, found.page().items().getFirst().downloads());
    }

    @Test
    void showsNoHitThatTheIndexDoesNotKnow() {
        publish("known", "volcano");
        search.put(Findable.of("never-published").described("volcano").document());
        Matches found = searchPackages.search(SearchQuery.of("volcano"));
        assertEquals(List.of("known"), ids(found));
        assertEquals(1, found.page().total());
        assertTrue(found.page().items().getFirst().score() > 0);
    }

    private CatalogEntry publish(String id, String description) {
        search.put(Findable.of(id).described(description).document());
        return storage.packages()
                .commit(PackageId.parse(id), CatalogEntry.ABSENT, Versions.change(id, "1.0.0"))
                .orElseThrow();
    }

    private static List<String> snippet(Matches found) {
        return found.page().items().getFirst().snippet().orElseThrow().parts().stream()
                .skip(1)
                .limit(1)
                .toList();
    }

    private static List<String> ids(Matches found) {
        return found.page().items().stream()
                .map(Match::entry)
                .map(entry -> entry.id().toString())
                .toList();
    }
}
