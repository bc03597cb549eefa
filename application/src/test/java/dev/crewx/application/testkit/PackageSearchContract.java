package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchFilter;
import dev.crewx.application.search.spi.SearchOrder;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.search.spi.SearchResult.Count;
import dev.crewx.application.search.spi.SearchResult.Facets;
import dev.crewx.application.search.spi.SearchResult.Hit;
import dev.crewx.application.search.spi.SearchResult.Snippet;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link PackageSearch} does. How well a word must fit, and what a language makes of it, is left open. */
public abstract class PackageSearchContract {
    private PackageSearch search;

    /** Opens a search in which nothing can be found. */
    protected abstract PackageSearch openSearch();

    @BeforeEach
    final void openFreshSearch() {
        search = openSearch();
    }

    @AfterEach
    final void closeFreshSearch() {
        search.close();
    }

    @Test
    void findsNothingAtFirst() {
        SearchResult nothing = new SearchResult(new Page<>(List.of(), 0, 0, 50), Facets.NONE);
        assertEquals(nothing, search.search(SearchQuery.of("")));
        assertEquals(nothing, search.search(SearchQuery.of("invoice")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quartz",
                "granite",
                "basalt",
                "marble",
                "obsidian",
                "sandstone",
                "slate",
                "QUARTZ",
                "Marble slate",
                "quar",
                "sands",
                "QUARTZTOOLS",
                "quartzTools",
                "quartz_tools"
            })
    void findsAPackageByTheWordsOfEachOfItsTexts(String words) {
        search.put(Findable.of("quartz-tools")
                .named("Granite")
                .described("About basalt, mostly")
                .by("Ann")
                .in("stones")
                .keywords("marble")
                .skill("obsidian", "Cuts sandstone")
                .readme("# Read me\nslate")
                .document());
        search.put(document("other", "Nothing of the kind"));
        assertEquals(List.of("quartz-tools"), found(words));
    }

    @Test
    void findsAPackageByItsIdAndPutsItFirst() {
        search.put(document("@acme/invoice-tools", "Something"));
        search.put(document("z-other", "invoice tools acme invoice tools acme"));
        assertEquals("@acme/invoice-tools", found("@acme/invoice-tools").getFirst());
        assertEquals("@acme/invoice-tools", found(" @Acme/Invoice-Tools ").getFirst());
    }

    @Test
    void findsNothingByAWordThatNobodyUses() {
        search.put(document("pdf", "Merges files"));
        assertEquals(List.of(), found("volcano"));
    }

    @Test
    void findsNothingByATextWithoutWords() {
        search.put(document("pdf", "Merges files"));
        assertEquals(List.of(), found("((( ?"));
    }

    @Test
    void findsWhatHasAllOfTwoWordsElseWhatHasOne() {
        search.put(document("a", "Something with an invoice"));
        search.put(document("b", "Something with an invoice and a stamp"));
        search.put(document("c", "Nothing of the kind"));
        assertEquals(List.of("b"), found("invoice stamp"));
        search.remove(PackageId.parse("b"));
        List<Hit> hits = page("invoice stamp", 0, 50).items();
        assertEquals(List.of("a"), ids(hits));
        assertTrue(hits.getFirst().score() > 0);
    }

    @Test
    void putsTheBetterFitFirst() {
        search.put(document("a", "An invoice is an invoice, and nothing else"));
        search.put(document("b", "An invoice with a stamp, for a letter"));
        search.put(document("c", "Nothing of the kind"));
        List<Hit> hits = page("letter invoice stamp else", 0, 50).items();
        assertEquals(List.of("b"), ids(hits).subList(0, 1));
        for (Hit hit : hits) {
            assertTrue(hit.score() > 0 && hit.score() <= hits.getFirst().score(), hits.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"문서", "문서 병합", "文档", "合并文档", "ファイル", "документ", "Документы", "έγγραφα", "café", "CAFE"})
    void findsTextsOfManyLanguages(String words) {
        search.put(Findable.of("many")
                .described("PDF 문서를 병합합니다. 合并文档。ファイルを結合する。Объединяет документы. Συγχωνεύει έγγραφα. Un café.")
                .document());
        search.put(document("other", "Nothing of the kind"));
        assertEquals(List.of("many"), found(words));
    }

    @Test
    void ordersEqualFitsById() {
        for (String id : List.of("c", "@z/b", "a", "b", "@a/b")) {
            search.put(document(id, "invoice"));
        }
        List<Hit> hits = page("invoice", 0, 50).items();
        for (int i = 1; i < hits.size(); i++) {
            Hit before = hits.get(i - 1);
            Hit hit = hits.get(i);
            assertTrue(
                    before.score() > hit.score()
                            || (before.score() == hit.score() && before.id().compareTo(hit.id()) < 0),
                    hits.toString());
        }
        assertEquals(List.of("@a/b", "@z/b", "a", "b", "c"), found(""));
        assertEquals(found(""), found("  \t\n"));
    }

    @Test
    void findsByTheLatestDocumentOnly() {
        search.put(document("pdf", "volcano"));
        search.put(document("pdf", "glacier"));
        assertEquals(List.of(), found("volcano"));
        assertEquals(List.of("pdf"), found("glacier"));
        assertEquals(1, total(""));
    }

    @Test
    void changesNothingWhenTheSameDocumentIsPutAgain() {
        search.put(document("pdf", "volcano"));
        search.put(document("pdf", "volcano"));
        assertEquals(1, total("volcano"));
    }

    @Test
    void forgetsWhatIsRemoved() {
        search.put(document("pdf", "volcano"));
        search.put(document("pdf-other", "volcano"));
        search.remove(PackageId.parse("pdf"));
        assertEquals(List.of("pdf-other"), found("volcano"));
        search.remove(PackageId.parse("pdf"));
        search.remove(PackageId.parse("never-there"));
        assertEquals(List.of("pdf-other"), found(""));
        search.put(document("pdf", "volcano"));
        assertEquals(2, total("volcano"));
    }

    @Test
    void givesEveryHitOnOnePageOnly() {
        for (int i = 0; i < 23; i++) {
            search.put(document("p" + i, i % 2 == 0 ? "invoice" : "invoice and more invoice"));
        }
        List<String> whole = ids(page("invoice", 0, 200).items());
        assertEquals(23, whole.size());
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 30; offset += 5) {
            Page<Hit> page = page("invoice", offset, 5);
            assertEquals(23, page.total());
            assertEquals(offset, page.offset());
            assertEquals(5, page.limit());
            paged.addAll(ids(page.items()));
        }
        assertEquals(whole, paged);
    }

    @Test
    void givesAnEmptyPageBehindTheEndAndForALimitOfNone() {
        search.put(document("pdf", "volcano"));
        assertEquals(new Page<>(List.of(), 1, 1, 10), page("volcano", 1, 10));
        assertEquals(new Page<>(List.of(), 1, 0, 0), page("volcano", 0, 0));
        int far = Integer.MAX_VALUE;
        assertEquals(new Page<>(List.of(), 1, far, 200), page("volcano", far, 200));
    }

    @Test
    void countsAllHitsHoweverManyThereAre() {
        int packages = 1_100;
        for (int i = 0; i < packages; i++) {
            // The best first, so that whoever stops when the rest cannot be better is seen to count short.
            search.put(document("p" + i, i == 0 ? "volcano volcano volcano" : "volcano and so on and on"));
        }
        assertEquals(packages, page("volcano", 0, 1).total());
        assertEquals(packages, page("", 0, 1).total());
    }

    @Test
    void narrowsByAuthorCategoryAndKeywordsWithoutCase() {
        search.put(filtered("a", "Ann Öhm", "Documents", "PDF", "Merge It"));
        search.put(filtered("b", "Ann Öhm", "Images", "PDF"));
        search.put(filtered("c", "Bob", "Documents", "merge it"));
        SearchFilter all = SearchFilter.NONE;
        assertEquals(List.of("a", "b"), narrowed("", all.withAuthor("ann öhm")));
        assertEquals(List.of("a", "c"), narrowed("", all.withCategory("DOCUMENTS")));
        assertEquals(List.of("a"), narrowed("", all.withAuthor("ANN ÖHM").withCategory("documents")));
        assertEquals(List.of("a", "b"), narrowed("", all.withKeywords(List.of("pdf"))));
        assertEquals(List.of("a"), narrowed("", all.withKeywords(List.of("pdf", "MERGE IT"))));
        assertEquals(
                List.of("b"),
                narrowed(
                        "about b",
                        all.withAuthor("Ann Öhm").withCategory("images").withKeywords(List.of("pdf"))));
        assertEquals(List.of(), narrowed("", all.withAuthor("Ann")), "the whole name counts");
        assertEquals(List.of(), narrowed("", all.withKeywords(List.of("pdf", "missing"))));
        assertEquals(List.of(), narrowed("volcano", all.withAuthor("Bob")), "the words count as well");
    }

    @Test
    void narrowsByPlatform() {
        search.put(Findable.of("everywhere").document());
        search.put(Findable.of("any").on("any").document());
        search.put(Findable.of("linux").on("linux", "darwin").document());
        search.put(Findable.of("not-windows").on("!win32").document());
        search.put(Findable.of("windows").on("win32").document());
        assertEquals(
                List.of("any", "everywhere", "linux", "not-windows"),
                narrowed("", SearchFilter.NONE.withPlatform("linux")));
        assertEquals(List.of("any", "everywhere", "windows"), narrowed("", SearchFilter.NONE.withPlatform("win32")));
        assertEquals(
                List.of("any", "everywhere", "not-windows"), narrowed("", SearchFilter.NONE.withPlatform("freebsd")));
        Facets facets = search.search(SearchQuery.of("")).facets();
        assertEquals(List.of(new Count("darwin", 4), new Count("linux", 4), new Count("win32", 3)), facets.platforms());
    }

    @Test
    void knowsDownloadsAsTheyAreTold() {
        search.put(document("a", "volcano"));
        search.put(document("b", "volcano"));
        search.downloads(Map.of(PackageId.parse("b"), 7L, PackageId.parse("never-there"), 9L));
        SearchFilter downloaded = SearchFilter.NONE.withMinDownloads(7);
        assertEquals(List.of("b"), narrowed("volcano", downloaded));
        assertEquals(7, page("volcano", 0, 1).items().getFirst().downloads(), "of equal fits the more popular first");
        search.put(document("b", "volcano and more"));
        assertEquals(List.of("b"), narrowed("volcano", downloaded), "another document, the same count");
        search.downloads(Map.of(PackageId.parse("a"), 8L));
        assertEquals(List.of("a", "b"), narrowed("volcano", downloaded));
        search.remove(PackageId.parse("b"));
        search.put(document("b", "volcano"));
        assertEquals(List.of("a"), narrowed("volcano", downloaded));
        search.put(document("never-there", "volcano"));
        assertEquals(List.of("a"), narrowed("volcano", downloaded));
    }

    @Test
    void ordersAsAsked() {
        Instant day = Instant.parse("2026-01-01T00:00:00Z");
        search.put(Findable.of("b").at(day, day.plusSeconds(300)).document());
        search.put(
                Findable.of("c").at(day.plusSeconds(60), day.plusSeconds(100)).document());
        search.put(
                Findable.of("a").at(day.plusSeconds(30), day.plusSeconds(200)).document());
        search.put(Findable.of("@z/z").at(day, day).document());
        search.downloads(Map.of(PackageId.parse("c"), 2L, PackageId.parse("a"), 1L));
        assertEquals(List.of("@z/z", "a", "b", "c"), ordered(SearchOrder.NAME));
        assertEquals(List.of("c", "a", "@z/z", "b"), ordered(SearchOrder.POPULARITY));
        assertEquals(List.of("b", "a", "c", "@z/z"), ordered(SearchOrder.UPDATED));
        assertEquals(List.of("c", "a", "@z/z", "b"), ordered(SearchOrder.CREATED));
        assertEquals(
                List.of("a", "b"),
                ids(page(SearchQuery.of("").withOrder(SearchOrder.NAME).withPage(1, 2))
                        .items()));
    }

    @Test
    void countsWhatTheHitsOfAllPagesHaveInCommon() {
        search.put(filtered("a", "Ann", "documents", "pdf", "merge", "PDF"));
        search.put(filtered("b", "ANN", "documents", "Pdf"));
        search.put(filtered("c", "Bob", "images", "png"));
        search.put(Findable.of("d").described("Something else").document());
        SearchResult about = search.search(SearchQuery.of("about").withPage(0, 1));
        assertEquals(3, about.page().total());
        Facets facets = about.facets();
        assertEquals(List.of(new Count("documents", 2), new Count("images", 1)), facets.categories());
        assertEquals(List.of("pdf 2", "merge 1", "png 1"), lines(facets.keywords()));
        assertEquals(List.of("ann 2", "bob 1"), lines(facets.authors()));
        Facets narrowed = search.search(SearchQuery.of("about").withFilter(SearchFilter.NONE.withCategory("images")))
                .facets();
        assertEquals(List.of("png 1"), lines(narrowed.keywords()));
        for (int i = 0; i < 30; i++) {
            search.put(filtered("z" + i, "Ann", "documents", "pdf", "k" + i));
        }
        List<Count> keywords = search.search(SearchQuery.of("about")).facets().keywords();
        assertEquals(Facets.MAX_VALUES, keywords.size());
        assertEquals("pdf", keywords.getFirst().value().toLowerCase(Locale.ROOT));
        assertEquals(32, keywords.getFirst().packages());
    }

    private static List<String> lines(List<Count> counts) {
        return counts.stream()
                .map(count -> count.value().toLowerCase(Locale.ROOT) + " " + count.packages())
                .toList();
    }

    @Test
    void showsWhereAPackageSaysWhatWasSearchedFor() {
        search.put(Findable.of("a")
                .described("Before the volcano,\n\tand \u001b[31mafter the volcano.")
                .document());
        search.put(Findable.of("b").skill("glacier-watch", "Looks at ice").document());
        search.put(Findable.of("c")
                .readme("long ".repeat(200) + "desert " + "long ".repeat(200))
                .document());
        assertEquals(
                List.of("Before the ", "volcano", ", and [31mafter the ", "volcano", "."),
                snippet("volcano").parts());
        assertEquals(SearchResult.Source.DESCRIPTION, snippet("volcano").source());
        assertEquals(SearchResult.Source.SKILL, snippet("glacier").source());
        Snippet readme = snippet("desert");
        assertEquals(SearchResult.Source.README, readme.source());
        assertEquals("desert", readme.parts().get(1));
        assertTrue(String.join("", readme.parts()).length() < 300, readme.toString());
        assertTrue(
                page("", 0, 50).items().stream().allMatch(hit -> hit.snippet().isEmpty()));
    }

    private Snippet snippet(String text) {
        return page(text, 0, 1).items().getFirst().snippet().orElseThrow();
    }

    private List<String> ordered(SearchOrder order) {
        return ids(page(SearchQuery.of("").withOrder(order)).items());
    }

    static List<String> textsThatPeopleType() {
        String words = IntStream.range(0, 2_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        return List.of(
                "\"",
                "(((",
                ")",
                "AND",
                "OR NOT AND",
                "*",
                "*:*",
                "a*",
                "?",
                "name:pdf",
                "\\",
                "a\\",
                "[a TO",
                "{",
                "~9",
                "^",
                "pdf^-1",
                "+",
                "-",
                "-pdf",
                "!",
                "&&",
                "||",
                "/",
                "/re.*/",
                "@",
                "@/",
                "%00",
                "\u0000",
                "\ud800",
                "\udc00\ud83d",
                "😀",
                "İ",
                "ß",
                "<script>",
                "'; drop table",
                "\u202e",
                "the",
                "the of and",
                "x".repeat(100_000),
                "é ".repeat(5_000),
                words,
                "-".repeat(999) + "😀😀");
    }

    @ParameterizedTest
    @MethodSource("textsThatPeopleType")
    void isSafeWhateverIsTyped(String text) {
        search.put(document("pdf", "volcano"));
        Page<Hit> page = page(text, 0, 50);
        assertEquals(page.total(), page.items().size());
        assertTrue(page.total() <= 1);
        for (SearchFilter filter : List.of(
                SearchFilter.NONE.withAuthor(text),
                SearchFilter.NONE.withCategory(text),
                SearchFilter.NONE.withKeywords(List.of(text, text)))) {
            assertEquals(
                    List.of(),
                    ids(page(SearchQuery.of("volcano").withFilter(filter)).items()));
        }
        page(SearchQuery.of("volcano").withFilter(SearchFilter.NONE.withPlatform(text)));
        assertEquals(List.of("pdf"), found("volcano"));
    }

    @ParameterizedTest
    @MethodSource("textsThatPeopleType")
    void isSafeWhateverAPackageSays(String text) {
        search.put(Findable.of("odd")
                .named(text)
                .described(text)
                .by(text)
                .in(text)
                .keywords(text, "", text)
                .skill(text, text)
                .readme("volcano " + text)
                .on(text)
                .document());
        search.put(document("pdf", "volcano"));
        assertEquals(2, total(""));
        assertTrue(found("volcano").containsAll(List.of("odd", "pdf")));
    }

    @Test
    void findsWhatManyThreadsPut() {
        long each = 10;
        List<Boolean> seen = Concurrently.run(Concurrently.THREADS, i -> () -> {
            boolean all = true;
            for (int n = 0; n < each; n++) {
                String id = "p" + i + "-" + n;
                search.put(document(id, "volcano"));
                all &= found(id).contains(id);
            }
            return all;
        });
        assertFalse(seen.contains(false), "a search that began after a put did not see it");
        assertEquals((long) Concurrently.THREADS * each, total("volcano"));
    }

    @Test
    void findsAPackageOnceAlsoWhileItIsReplaced() {
        search.put(document("pdf", "volcano"));
        AtomicInteger writing = new AtomicInteger(Concurrently.THREADS);
        List<Boolean> once = Concurrently.run(Concurrently.THREADS + 2, i -> () -> {
            if (i < Concurrently.THREADS) {
                try {
                    for (int n = 0; n < 5; n++) {
                        search.put(document("pdf", "volcano number " + n));
                    }
                    return true;
                } finally {
                    writing.decrementAndGet();
                }
            }
            boolean ok = true;
            // Not for ever: threads that only search leave no processor to those that write.
            for (int n = 0; ok && n < 500 && writing.get() > 0; n++) {
                ok = total("volcano") == 1;
            }
            return ok;
        });
        assertFalse(once.contains(false), "a search found the package not once");
        assertEquals(1, total(""));
    }

    @Test
    void mayBeClosedTwiceAndRefusesCallsAfterwards() {
        search.close();
        search.close();
        assertThrows(StorageException.class, () -> search.put(document("pdf", "volcano")));
        assertThrows(StorageException.class, () -> search.remove(PackageId.parse("pdf")));
        assertThrows(StorageException.class, () -> search.downloads(Map.of()));
        assertThrows(StorageException.class, () -> search.search(SearchQuery.of("volcano")));
    }

    private List<String> found(String text) {
        return ids(page(text, 0, SearchQuery.DEFAULT_LIMIT).items());
    }

    private long total(String text) {
        return page(text, 0, 0).total();
    }

    private Page<Hit> page(String text, int offset, int limit) {
        return page(SearchQuery.of(text).withPage(offset, limit));
    }

    private Page<Hit> page(SearchQuery query) {
        return search.search(query).page();
    }

    private List<String> narrowed(String text, SearchFilter filter) {
        return ids(page(SearchQuery.of(text).withFilter(filter)).items()).stream()
                .sorted()
                .toList();
    }

    private static SearchDocument document(String id, String description) {
        return Findable.of(id).described(description).document();
    }

    private static SearchDocument filtered(String id, String author, String category, String... keywords) {
        return Findable.of(id)
                .described("About " + id)
                .by(author)
                .in(category)
                .keywords(keywords)
                .document();
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.id().toString()).toList();
    }
}
