package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.PackageSearch.Hit;
import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        assertEquals(new Page<>(List.of(), 0, 0, 50), search.search(SearchQuery.of("")));
        assertEquals(new Page<>(List.of(), 0, 0, 50), search.search(SearchQuery.of("invoice")));
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
                "Marble slate"
            })
    void findsAPackageByTheWordsOfEachOfItsTexts(String words) {
        search.put(new SearchDocument(
                PackageId.parse("quartz-tools"),
                "Granite",
                "About basalt, mostly",
                "Ann",
                "stones",
                List.of("marble"),
                List.of(new SearchDocument.SkillText("obsidian", "Cuts sandstone")),
                "# Read me\nslate"));
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
    void putsTheBetterFitFirst() {
        search.put(document("a", "Something with an invoice"));
        search.put(document("b", "Something with an invoice and a stamp"));
        search.put(document("c", "Nothing of the kind"));
        List<Hit> hits = search.search(SearchQuery.of("invoice stamp")).items();
        assertEquals(List.of("b", "a"), ids(hits));
        assertTrue(hits.get(0).score() > hits.get(1).score());
        assertTrue(hits.get(1).score() > 0);
    }

    @Test
    void ordersEqualFitsById() {
        for (String id : List.of("c", "@z/b", "a", "b", "@a/b")) {
            search.put(document(id, "invoice"));
        }
        List<Hit> hits = search.search(query("invoice", 0, 50)).items();
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
        assertEquals(1, search.search(SearchQuery.of("")).total());
    }

    @Test
    void changesNothingWhenTheSameDocumentIsPutAgain() {
        search.put(document("pdf", "volcano"));
        search.put(document("pdf", "volcano"));
        assertEquals(1, search.search(SearchQuery.of("volcano")).total());
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
        assertEquals(2, search.search(SearchQuery.of("volcano")).total());
    }

    @Test
    void givesEveryHitOnOnePageOnly() {
        for (int i = 0; i < 23; i++) {
            search.put(document("p" + i, i % 2 == 0 ? "invoice" : "invoice and more invoice"));
        }
        List<String> whole = ids(search.search(query("invoice", 0, 200)).items());
        assertEquals(23, whole.size());
        List<String> paged = new ArrayList<>();
        for (int offset = 0; offset < 30; offset += 5) {
            Page<Hit> page = search.search(query("invoice", offset, 5));
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
        assertEquals(new Page<>(List.of(), 1, 1, 10), search.search(query("volcano", 1, 10)));
        assertEquals(new Page<>(List.of(), 1, 0, 0), search.search(query("volcano", 0, 0)));
        int far = Integer.MAX_VALUE;
        assertEquals(new Page<>(List.of(), 1, far, 200), search.search(query("volcano", far, 200)));
    }

    @Test
    void countsAllHitsHoweverManyThereAre() {
        int packages = 1_100;
        for (int i = 0; i < packages; i++) {
            // The best first, so that whoever stops when the rest cannot be better is seen to count short.
            search.put(document("p" + i, i == 0 ? "volcano volcano volcano" : "volcano and so on and on"));
        }
        assertEquals(packages, search.search(query("volcano", 0, 1)).total());
        assertEquals(packages, search.search(query("", 0, 1)).total());
    }

    @Test
    void narrowsByAuthorCategoryAndKeywordsWithoutCase() {
        search.put(filtered("a", "Ann Öhm", "Documents", "PDF", "Merge It"));
        search.put(filtered("b", "Ann Öhm", "Images", "PDF"));
        search.put(filtered("c", "Bob", "Documents", "merge it"));
        assertEquals(List.of("a", "b"), narrowed("", Optional.of("ann öhm"), Optional.empty()));
        assertEquals(List.of("a", "c"), narrowed("", Optional.empty(), Optional.of("DOCUMENTS")));
        assertEquals(List.of("a"), narrowed("", Optional.of("ANN ÖHM"), Optional.of("documents")));
        assertEquals(List.of("a", "b"), narrowed("", Optional.empty(), Optional.empty(), "pdf"));
        assertEquals(List.of("a"), narrowed("", Optional.empty(), Optional.empty(), "pdf", "MERGE IT"));
        assertEquals(List.of("b"), narrowed("about b", Optional.of("Ann Öhm"), Optional.of("images"), "pdf"));
        assertEquals(List.of(), narrowed("", Optional.of("Ann"), Optional.empty()), "the whole name counts");
        assertEquals(List.of(), narrowed("", Optional.empty(), Optional.empty(), "pdf", "missing"));
        assertEquals(List.of(), narrowed("volcano", Optional.of("Bob"), Optional.empty()), "the words count as well");
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
        Page<Hit> page = search.search(SearchQuery.of(text));
        assertEquals(page.total(), page.items().size());
        assertTrue(page.total() <= 1);
        Page<Hit> narrowed = search.search(
                new SearchQuery("volcano", Optional.of(text), Optional.of(text), List.of(text, text), 0, 10));
        assertEquals(0, narrowed.total());
        assertEquals(List.of("pdf"), found("volcano"));
    }

    @ParameterizedTest
    @MethodSource("textsThatPeopleType")
    void isSafeWhateverAPackageSays(String text) {
        search.put(new SearchDocument(
                PackageId.parse("odd"),
                text,
                text,
                text,
                text,
                List.of(text, "", text),
                List.of(new SearchDocument.SkillText(text, text)),
                text + " volcano"));
        search.put(document("pdf", "volcano"));
        assertEquals(2, search.search(SearchQuery.of("")).total());
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
        assertEquals(
                (long) Concurrently.THREADS * each,
                search.search(SearchQuery.of("volcano")).total());
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
            while (ok && writing.get() > 0) {
                ok = search.search(SearchQuery.of("volcano")).total() == 1;
            }
            return ok;
        });
        assertFalse(once.contains(false), "a search found the package not once");
        assertEquals(1, search.search(SearchQuery.of("")).total());
    }

    @Test
    void mayBeClosedTwiceAndRefusesCallsAfterwards() {
        search.close();
        search.close();
        assertThrows(StorageException.class, () -> search.put(document("pdf", "volcano")));
        assertThrows(StorageException.class, () -> search.remove(PackageId.parse("pdf")));
        assertThrows(StorageException.class, () -> search.search(SearchQuery.of("volcano")));
    }

    private List<String> found(String text) {
        return ids(search.search(SearchQuery.of(text)).items());
    }

    private List<String> narrowed(String text, Optional<String> author, Optional<String> category, String... keywords) {
        return ids(search.search(new SearchQuery(text, author, category, List.of(keywords), 0, 50))
                        .items())
                .stream()
                .sorted()
                .toList();
    }

    private static SearchQuery query(String text, int offset, int limit) {
        return new SearchQuery(text, Optional.empty(), Optional.empty(), List.of(), offset, limit);
    }

    private static SearchDocument document(String id, String description) {
        return new SearchDocument(PackageId.parse(id), "", description, "", "", List.of(), List.of(), "");
    }

    private static SearchDocument filtered(String id, String author, String category, String... keywords) {
        return new SearchDocument(
                PackageId.parse(id), "", "About " + id, author, category, List.of(keywords), List.of(), "");
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.id().toString()).toList();
    }
}
