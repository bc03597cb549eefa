package dev.crewx.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult.Hit;
import dev.crewx.application.testkit.Findable;
import dev.crewx.domain.manifest.PackageId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people type, judged by hand, finds what they mean. */
final class RelevanceTest {
    private static final LucenePackageSearch SEARCH = new LucenePackageSearch();

    @BeforeAll
    static void publish() {
        lines("packages.txt").map(line -> line.split("\\|", -1)).forEach(columns -> {
            String id = columns[0].strip();
            SEARCH.put(Findable.of(id)
                    .named(columns[1].strip())
                    .described(columns[2].strip())
                    .keywords(columns[3].strip().split(", "))
                    .skill(id.replaceAll("@.*/", ""), columns[2].strip())
                    .readme(columns[5].strip())
                    .document());
            SEARCH.downloads(Map.of(PackageId.parse(id), Long.parseLong(columns[4].strip())));
        });
    }

    @AfterAll
    static void close() {
        SEARCH.close();
    }

    static Stream<String> judgements() {
        return lines("judgements.txt");
    }

    @ParameterizedTest
    @MethodSource("judgements")
    void findsFirstWhatIsMeant(String judgement) {
        String[] sides = judgement.split(" -> ", -1);
        Set<String> meant = Arrays.stream(sides[1].split(" \\+ ", -1)).collect(Collectors.toSet());
        List<Hit> hits = SEARCH.search(SearchQuery.of(sides[0])).page().items();
        Set<String> first = hits.stream()
                .limit(meant.size())
                .map(hit -> hit.id().toString())
                .collect(Collectors.toSet());
        assertEquals(meant, first, () -> sides[0] + ":\n" + told(hits));
    }

    @Test
    void neverPutsThePopularBeforeTheExact() {
        PackageId popular = PackageId.parse("pdf-ocr");
        SEARCH.downloads(Map.of(popular, 1_000_000_000L));
        List<Hit> hits = SEARCH.search(SearchQuery.of("pdf")).page().items();
        assertEquals("pdf", hits.getFirst().id().toString());
        assertTrue(hits.stream().skip(1).anyMatch(hit -> hit.id().equals(popular)));
        SEARCH.downloads(Map.of(popular, 4_000L));
    }

    private static String told(List<Hit> hits) {
        return hits.stream().limit(5).map(hit -> hit.score() + " " + hit.id()).collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(String resource) {
        try (InputStream in = RelevanceTest.class.getResourceAsStream(resource)) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
