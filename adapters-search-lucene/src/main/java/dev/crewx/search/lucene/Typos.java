package dev.crewx.search.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;

/** What a word that nobody uses may have been meant to be: the words nearest to it in one snapshot. */
final class Typos {
    private static final int MAX_VARIANTS = 5;
    private static final int MIN_LETTERS = 4;
    private static final int MIN_LETTERS_FOR_TWO = 8;

    /** How many words are remembered; another snapshot begins anew. */
    private static final int MAX_REMEMBERED = 1_000;

    private static final double ONE_MISTAKE = 0.9;
    private static final double TWO_MISTAKES = 0.6;
    private static final double BEGINNING = 0.4;

    private final List<Snapshot.Segment> segments;
    private final Map<String, List<Variant>> remembered = new ConcurrentHashMap<>();

    Typos(List<Snapshot.Segment> segments) {
        this.segments = segments;
    }

    /**
     * A word that may have been meant.
     *
     * @param field where it stands
     * @param term as it stands there
     * @param likely what it counts beside a word typed right, below 1
     */
    record Variant(String field, String term, double likely) {}

    List<Variant> of(Wanted.Word word) throws IOException {
        List<Variant> known = remembered.get(word.folded());
        if (known == null) {
            known = seek(word);
            if (remembered.size() < MAX_REMEMBERED) {
                remembered.put(word.folded(), known);
            }
        }
        return known;
    }

    private List<Variant> seek(Wanted.Word word) throws IOException {
        String stem = word.stem();
        if (word.gram() || stem.length() < MIN_LETTERS) {
            return List.of();
        }
        List<Variant> variants = variants(Fields.WORDS, stem, 1, ONE_MISTAKE);
        if (variants.isEmpty() && stem.length() >= MIN_LETTERS_FOR_TWO) {
            variants = variants(Fields.WORDS, stem, 2, TWO_MISTAKES);
        }
        String folded = word.folded();
        if (variants.isEmpty() && folded.length() > MIN_LETTERS && folded.length() <= IndexedTerms.MAX_BEGINNING) {
            variants = variants(Fields.BEGINNINGS, folded, 1, BEGINNING);
        }
        return variants;
    }

    private List<Variant> variants(String field, String typed, int mistakes, double likely) throws IOException {
        // Nobody gets the first letter wrong and another as well.
        int right = mistakes - 1;
        Map<String, Integer> packages = new HashMap<>();
        for (Snapshot.Segment segment : segments) {
            Terms terms = segment.reader.terms(field);
            if (terms != null) {
                FuzzyTermsEnum near = new FuzzyTermsEnum(terms, new Term(field, typed), mistakes, right, true);
                for (BytesRef term = near.next(); term != null; term = near.next()) {
                    packages.merge(term.utf8ToString(), near.docFreq(), Integer::sum);
                }
            }
        }
        return packages.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(MAX_VARIANTS)
                .map(found -> new Variant(field, found.getKey(), likely))
                .toList();
    }
}
