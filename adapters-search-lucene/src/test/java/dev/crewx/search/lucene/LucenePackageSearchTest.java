package dev.crewx.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.search.spi.SearchResult.Count;
import dev.crewx.application.search.spi.SearchResult.Snippet;
import dev.crewx.application.testkit.Findable;
import dev.crewx.application.testkit.PackageSearchContract;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LucenePackageSearchTest extends PackageSearchContract {
    private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

    @Override
    protected PackageSearch openSearch() {
        return new LucenePackageSearch();
    }

    @Test
    void putsTheFresherOfTwoThatFitAlikeFirst() {
        try (PackageSearch search = openSearch()) {
            search.put(Findable.of("a")
                    .described("volcano")
                    .at(NOW, NOW.minus(Duration.ofDays(700)))
                    .document());
            search.put(Findable.of("b").described("volcano").at(NOW, NOW).document());
            search.put(Findable.of("old-volcano")
                    .described("volcano")
                    .at(NOW, NOW.minus(Duration.ofDays(7_000)))
                    .document());
            assertEquals(List.of("old-volcano", "b", "a"), ids(search.search(SearchQuery.of("volcano"))));
        }
    }

    @Test
    void answersTheSameFromOneSegmentAsFromMany() {
        try (PackageSearch search = openSearch()) {
            for (int i = 0; i < 40; i++) {
                search.put(Findable.of("p" + i)
                        .described("volcano number " + i % 7 + (i % 3 == 0 ? " glacier" : ""))
                        .keywords("k" + i % 5)
                        .document());
                search.search(SearchQuery.of("volcano"));
            }
            SearchQuery query = SearchQuery.of("volcano glacier");
            SearchResult before = search.search(query);
            assertEquals(14, before.page().total());
            // So many searches have the segments merged beside them, and go on while that is done.
            for (int i = 0; i < 5_000; i++) {
                assertEquals(before, search.search(query));
            }
            search.put(Findable.of("p0").described("glacier of the volcano").document());
            assertEquals(14, search.search(query).page().total());
        }
    }

    @Test
    void forgetsTheValuesOfPackagesThatAreGone() {
        try (PackageSearch search = openSearch()) {
            search.put(Findable.of("kept").keywords("first").document());
            for (int i = 0; i < 1_000; i++) {
                search.put(Findable.of("changing").keywords("k" + i).document());
                search.search(SearchQuery.of(""));
            }
            assertEquals(
                    List.of(new Count("first", 1), new Count("k999", 1)),
                    search.search(SearchQuery.of("")).facets().keywords());
        }
    }

    @Test
    void showsThePieceThatSaysMostOfWhatWasSearchedFor() {
        String filling = "and so on it goes ".repeat(20);
        Snippet snippet = snippet(
                Findable.of("a").described("A volcano. " + filling + "The glacier beside the volcano. " + filling),
                "volcano glacier");
        assertEquals(List.of("glacier", "volcano"), marked(snippet));
        assertTrue(snippet.parts().getFirst().startsWith("…"), snippet.toString());
        assertTrue(snippet.parts().getLast().endsWith("…"), snippet.toString());
    }

    @Test
    void marksWholeWordsByTheirFormsBeginningsPartsAndTypos() {
        Findable described = Findable.of("a").described("Merges PDF-files; GitHub, kubernetes and 문서를 병합. Un résumé.");
        assertEquals(List.of("Merges"), marked(snippet(described, "merging")));
        assertEquals(List.of("PDF-files"), marked(snippet(described, "pdffiles")));
        assertEquals(List.of("GitHub"), marked(snippet(described, "github")));
        assertEquals(List.of("Hub"), marked(snippet(described, "hub")));
        assertEquals(List.of("kubernetes"), marked(snippet(described, "kube")));
        assertEquals(List.of("kubernetes"), marked(snippet(described, "kubrenetes")));
        assertEquals(List.of("문서"), marked(snippet(described, "문서")));
        assertEquals(List.of("résumé"), marked(snippet(described, "resume")));
    }

    private Snippet snippet(Findable findable, String text) {
        try (PackageSearch search = openSearch()) {
            search.put(findable.document());
            return search.search(SearchQuery.of(text))
                    .page()
                    .items()
                    .getFirst()
                    .snippet()
                    .orElseThrow();
        }
    }

    private static List<String> marked(Snippet snippet) {
        return IntStream.range(0, snippet.parts().size())
                .filter(i -> i % 2 == 1)
                .mapToObj(snippet.parts()::get)
                .toList();
    }

    private static List<String> ids(SearchResult result) {
        return result.page().items().stream().map(hit -> hit.id().toString()).toList();
    }
}
