package dev.crewx.search.lucene;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult.Hit;
import dev.crewx.application.testkit.Findable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How far down the hits the real skills of the shared corpus stand when they are sought by their own words: the mean of
 * one divided by the place (MRR), for several ways to ask. Skills of one name in several repositories count as one.
 */
final class CorpusRelevanceTest {
    private static final Pattern FRONTMATTER = Pattern.compile("---\\s*\\n(.*?)\\n---", Pattern.DOTALL);
    private static final Pattern DESCRIPTION =
            Pattern.compile("^description:[ \\t]*([>|][+-]?)?[ \\t]*(.*(?:\\n[ \\t]+.*)*)", Pattern.MULTILINE);

    @Test
    void realSkillsAreFoundByTheirOwnWords() throws IOException {
        Path corpus =
                Path.of(System.getProperty("crewx.shared", "../../shared")).resolve("corpus");
        assumeTrue(Files.isDirectory(corpus), "shared corpus is absent");
        List<SearchDocument> skills = Files.readAllLines(corpus.resolve("INDEX.tsv")).stream()
                .filter(line -> line.startsWith("head\t"))
                .map(line -> corpus.resolve(line.split("\t", -1)[5]))
                .map(CorpusRelevanceTest::document)
                .filter(document -> !document.description().isEmpty())
                .toList();
        try (LucenePackageSearch search = new LucenePackageSearch()) {
            skills.forEach(search::put);
            check(search, skills, "its name", 0.97, document -> document.id().name());
            check(
                    search,
                    skills,
                    "its name without hyphens",
                    0.97,
                    document -> document.id().name().replace("-", ""));
            check(
                    search,
                    skills,
                    "its name as words",
                    0.95,
                    document -> document.id().name().replace('-', ' '));
            check(search, skills, "the three longest words", 0.85, document -> longest(document, 3));
            check(search, skills, "the first eight words", 0.85, CorpusRelevanceTest::opening);
            check(
                    search,
                    skills,
                    "the two longest words, one misspelt",
                    0.7,
                    document -> misspelt(longest(document, 2)));
        }
        System.out.printf("corpus: %d skills%n", skills.size());
    }

    private static void check(
            LucenePackageSearch search,
            List<SearchDocument> skills,
            String way,
            double least,
            Function<SearchDocument, String> query) {
        double sum = 0;
        int first = 0;
        for (SearchDocument skill : skills) {
            List<Hit> hits =
                    search.search(SearchQuery.of(query.apply(skill))).page().items();
            for (int i = 0; i < hits.size(); i++) {
                if (hits.get(i).id().name().equals(skill.id().name())) {
                    sum += 1.0 / (i + 1);
                    first += i == 0 ? 1 : 0;
                    break;
                }
            }
        }
        double mean = sum / skills.size();
        System.out.printf(
                Locale.ROOT, "corpus: by %s: MRR %.3f, first %.1f %%%n", way, mean, 100.0 * first / skills.size());
        assertTrue(mean >= least, "by " + way + ": MRR " + mean);
    }

    private static String longest(SearchDocument skill, int count) {
        return Arrays.stream(skill.description().split("[^\\p{L}]+", -1))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(count)
                .collect(Collectors.joining(" "));
    }

    private static String opening(SearchDocument skill) {
        return Arrays.stream(skill.description().split("\\s+", -1)).limit(8).collect(Collectors.joining(" "));
    }

    /** Without the fourth letter. */
    private static String misspelt(String words) {
        return words.length() < 5 ? words : words.substring(0, 3) + words.substring(4);
    }

    private static SearchDocument document(Path folder) {
        String name = kebab(String.valueOf(folder.getFileName()));
        String scope = kebab(String.valueOf(folder.getParent().getFileName()).replaceAll("__.*", ""));
        String text = read(folder.resolve("SKILL.md"));
        String description = description(text);
        return Findable.of("@" + scope + "/" + name)
                .named(name)
                .described(description)
                .skill(name, description)
                .readme(read(folder.resolve("README.md")))
                .document();
    }

    private static String description(String text) {
        Matcher head = FRONTMATTER.matcher(text);
        if (!head.find()) {
            return "";
        }
        Matcher description = DESCRIPTION.matcher(head.group(1));
        return description.find()
                ? description
                        .group(2)
                        .replaceAll("\\s+", " ")
                        .replaceAll("^\"|\"$|^'|'$", "")
                        .strip()
                : "";
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).replace("\r", "") : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static String kebab(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
