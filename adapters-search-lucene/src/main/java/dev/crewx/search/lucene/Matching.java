package dev.crewx.search.lucene;

import dev.crewx.search.lucene.Wanted.Need;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the packages of a snapshot against what is wanted, word by word over the lists of packages that have it. Made
 * for one search and used by one thread.
 */
final class Matching {
    /** At this weight a word counts half of what it can count at the most. */
    private static final double HALF_WEIGHT = 3;

    /** What the beginning of a word counts beside the word. */
    private static final double BEGINNING = 0.3;

    /** What two neighbours of a run without spaces count beside a word. */
    private static final double PAIR = 0.6;

    /** What a word counts at the least that every package has. */
    private static final double LEAST_RARITY = 0.01;

    /** What a word of each weight counts, of what it can count at the most; larger weights are reckoned. */
    private static final double[] SATURATED =
            IntStream.range(0, 1_024).mapToDouble(Matching::saturate).toArray();

    private final Snapshot snapshot;
    private final double packages;
    private final double[] scores;
    private final long[] found;
    private final int[] touched;
    private final Highlights highlights = new Highlights();
    private int count;

    Matching(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.packages = snapshot.reader.numDocs();
        int size = snapshot.reader.maxDoc();
        this.scores = new double[size];
        this.found = new long[size];
        this.touched = new int[size];
    }

    /** How well a package fits. */
    double score(int number) {
        return scores[number];
    }

    /** Replaces how well a package fits. */
    void score(int number, double score) {
        scores[number] = score;
    }

    /** What to show of the packages. */
    Highlights highlights() {
        return highlights;
    }

    /** Every package there is, all fitting alike. */
    int[] all() {
        for (Snapshot.Segment segment : snapshot.segments) {
            for (int i = 0; i < segment.size(); i++) {
                if (segment.has(i)) {
                    scores[segment.base + i] = 1;
                    touched[count++] = segment.base + i;
                }
            }
        }
        return Arrays.copyOf(touched, count);
    }

    /** The packages that have enough of what is wanted; where there are none, those that have any of it. */
    int[] fitting(Wanted wanted) throws IOException {
        weigh(wanted);
        List<Need> needs = wanted.counted();
        int[] fitting = having(needs, Wanted.enoughOf(needs.size()));
        return fitting.length == 0 && needs.size() > 1 ? having(needs, 1) : fitting;
    }

    private int[] having(List<Need> needs, int enough) {
        int[] having = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            int met = 0;
            for (Need need : needs) {
                met += need.isMet(found[touched[i]]) ? 1 : 0;
            }
            if (met >= enough) {
                having[size++] = touched[i];
            }
        }
        return Arrays.copyOf(having, size);
    }

    private void weigh(Wanted wanted) throws IOException {
        Lists words = new Lists(Fields.WORDS);
        Lists beginnings = new Lists(Fields.BEGINNINGS);
        long written = 0;
        for (Wanted.Compound compound : wanted.compounds()) {
            PackageList whole = words.of(compound.stem());
            PackageList begun = beginnings.of(compound.folded());
            if (whole.packages + begun.packages > 0) {
                written |= compound.bits();
            }
            count(whole, compound.bits(), compound.parts());
            count(begun, compound.bits(), BEGINNING * compound.parts());
            highlights.word(compound.stem(), compound.bits());
            highlights.beginning(compound.folded(), compound.bits());
        }
        for (Wanted.Word word : wanted.words()) {
            PackageList whole = words.of(word.stem());
            PackageList begun = beginnings.of(word.folded());
            count(whole, word.bit(), word.gram() ? PAIR : 1);
            count(begun, word.bit(), BEGINNING);
            highlights.word(word.stem(), word.bit());
            if (word.folded().length() >= IndexedTerms.MIN_BEGINNING) {
                highlights.beginning(word.folded(), word.bit());
            }
            if (whole.packages + begun.packages == 0 && (written & word.bit()) == 0) {
                for (Typos.Variant variant : snapshot.typos.of(word)) {
                    boolean isWord = variant.field().equals(Fields.WORDS);
                    count((isWord ? words : beginnings).of(variant.term()), word.bit(), variant.likely());
                    if (isWord) {
                        highlights.word(variant.term(), word.bit());
                    } else {
                        highlights.beginning(variant.term(), word.bit());
                    }
                }
            }
        }
    }

    private void count(PackageList list, long bits, double factor) throws IOException {
        if (list.packages == 0) {
            return;
        }
        double rarity = Math.log1p((Math.max(0, packages - list.packages) + 0.5) / (list.packages + 0.5));
        double most = factor * Math.max(LEAST_RARITY, rarity);
        for (int i = 0; i < list.parts.length; i++) {
            PostingsEnum part = list.parts[i];
            if (part != null) {
                Snapshot.Segment segment = snapshot.segments.get(i);
                for (int n = part.nextDoc(); n != PostingsEnum.NO_MORE_DOCS; n = part.nextDoc()) {
                    if (!segment.has(n)) {
                        continue;
                    }
                    int frequency = part.freq();
                    int number = segment.base + n;
                    if (found[number] == 0) {
                        touched[count++] = number;
                    }
                    found[number] |= bits;
                    scores[number] +=
                            most * (frequency < SATURATED.length ? SATURATED[frequency] : saturate(frequency));
                }
            }
        }
    }

    private static double saturate(int frequency) {
        double weight = Fields.weight(frequency);
        return weight / (weight + HALF_WEIGHT);
    }

    /** The packages that have a term. */
    private static final class PackageList {
        /** Segment by segment; null where a segment has none. */
        final @Nullable PostingsEnum[] parts;

        /** How many, those included that have disappeared since. */
        final int packages;

        PackageList(@Nullable PostingsEnum[] parts, int packages) {
            this.parts = parts;
            this.packages = packages;
        }
    }

    /** Looks terms of one field up. */
    private final class Lists {
        private final @Nullable TermsEnum[] terms = new TermsEnum[snapshot.segments.size()];

        Lists(String field) throws IOException {
            for (int i = 0; i < terms.length; i++) {
                Terms ofSegment = snapshot.segments.get(i).reader.terms(field);
                terms[i] = ofSegment == null ? null : ofSegment.iterator();
            }
        }

        PackageList of(String term) throws IOException {
            @Nullable PostingsEnum[] parts = new PostingsEnum[terms.length];
            BytesRef bytes = new BytesRef(term);
            int having = 0;
            for (int i = 0; i < terms.length; i++) {
                TermsEnum ofSegment = terms[i];
                if (ofSegment != null && ofSegment.seekExact(bytes)) {
                    parts[i] = ofSegment.postings(null, PostingsEnum.FREQS);
                    having += ofSegment.docFreq();
                }
            }
            return new PackageList(parts, having);
        }
    }
}
