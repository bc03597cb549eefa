package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The terms a package is found by, each with one weight from all its texts (BM25F: S. Robertson, H. Zaragoza, M. Taylor,
 * "Simple BM25 extension to multiple weighted fields", 2004). So a word costs a search one list of packages, however
 * many texts there are.
 */
final class IndexedTerms {
    /** Beginnings of words shorter and longer than this are not indexed. */
    static final int MIN_BEGINNING = 2;

    static final int MAX_BEGINNING = 20;

    /** What is read of a text; the rest of a longer one does not count. */
    private static final int MAX_TEXT = 20_000;

    /** How often a word counts in one text. */
    private static final int MAX_REPEATS = 4;

    /** What a part of a word counts, {@code Hub} in {@code GitHub}, beside the whole. */
    private static final double PART = 0.6;

    private final Spelling spelling;
    private final Map<String, Double> words = new HashMap<>();
    private final Map<String, Double> beginnings = new HashMap<>();

    private IndexedTerms(Spelling spelling) {
        this.spelling = spelling;
    }

    static IndexedTerms of(SearchDocument document, Spelling spelling) {
        IndexedTerms terms = new IndexedTerms(spelling);
        terms.add(Text.NAME_OF_ID, document.id().name());
        document.id().scope().ifPresent(scope -> terms.add(Text.SCOPE, scope));
        terms.add(Text.TITLE, document.name());
        terms.add(Text.KEYWORDS, String.join(" \n", document.keywords()));
        terms.add(Text.CATEGORY, document.category());
        terms.add(Text.AUTHOR, document.author());
        terms.add(
                Text.SKILL_NAMES,
                document.skills().stream().map(SearchDocument.SkillText::name).collect(Collectors.joining(" \n")));
        terms.add(Text.DESCRIPTION, document.description());
        terms.add(
                Text.SKILL_DESCRIPTIONS,
                document.skills().stream()
                        .map(SearchDocument.SkillText::description)
                        .collect(Collectors.joining(" \n")));
        terms.add(Text.README, document.readme());
        return terms;
    }

    /** The stems, each with its weight. */
    Map<String, Double> words() {
        return words;
    }

    /** The beginnings of words, each with the weight of the weightiest word that begins so. */
    Map<String, Double> beginnings() {
        return beginnings;
    }

    private void add(Text source, String text) {
        Occurrences found = new Occurrences();
        found.read(Spelling.composed(text.substring(0, Math.min(text.length(), MAX_TEXT))));
        double worth = source.worth(found.length);
        found.counts.forEach((word, count) -> {
            words.merge(spelling.stem(word), worth * Math.min(count, MAX_REPEATS), Double::sum);
            if (source.foundByBeginnings()) {
                addBeginnings(word, worth);
            }
        });
    }

    private void addBeginnings(String word, double worth) {
        int last = Math.min(word.length(), MAX_BEGINNING);
        for (int length = MIN_BEGINNING; length <= last; length++) {
            if (!Character.isHighSurrogate(word.charAt(length - 1))) {
                beginnings.merge(word.substring(0, length), worth, Math::max);
            }
        }
    }

    /** The words of one text and how often they stand there; words written in one with others count for less. */
    private static final class Occurrences {
        private final Map<String, Double> counts = new HashMap<>();
        private final List<String> compound = new ArrayList<>();
        private boolean camel;
        private int length;

        void read(String text) {
            WordCursor cursor = new WordCursor(text);
            int before = -1;
            while (cursor.next()) {
                if (cursor.continues()) {
                    camel |= cursor.start() == before;
                } else {
                    endCompound();
                }
                before = cursor.end();
                if (cursor.unspaced()) {
                    run(Spelling.foldAll(text.substring(cursor.start(), cursor.end())));
                } else {
                    compound.add(Spelling.fold(text, cursor.start(), cursor.end()));
                }
            }
            endCompound();
        }

        private void run(String run) {
            List<String> pairs = Grams.pairs(run);
            pairs.forEach(pair -> count(pair, 1));
            if (run.codePointCount(0, run.length()) > 1) {
                Grams.singles(run).forEach(single -> count(single, PART));
            }
            length += pairs.size();
        }

        private void endCompound() {
            if (compound.size() == 1) {
                count(compound.getFirst(), 1);
            } else if (!compound.isEmpty()) {
                double part = camel ? PART : 1;
                compound.forEach(word -> count(word, part));
                String joined = String.join("", compound);
                count(joined.substring(0, Math.min(joined.length(), Spelling.MAX_WORD)), 1);
            }
            length += compound.size();
            compound.clear();
            camel = false;
        }

        private void count(String word, double times) {
            if (!word.isEmpty()) {
                counts.merge(word, times, Double::sum);
            }
        }
    }
}
