package dev.crewx.search.lucene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text on one line with marked places, of which the piece with most of them can be cut out. */
final class Passage {
    private static final int MAX_LENGTH = 200;

    /** How much of the text stands before the first mark of a piece. */
    private static final int LEAD = 40;

    private static final int MAX_MARKS = 100;

    private final String text;
    private final List<Mark> marks = new ArrayList<>();
    private long bits;

    private record Mark(int start, int end, long bits) {}

    Passage(String text) {
        this.text = text;
    }

    /** Marks a place; the bits tell what stands there. */
    void mark(int start, int end, long found) {
        if (marks.size() < MAX_MARKS) {
            marks.add(new Mark(start, end, found));
            bits |= found;
        }
    }

    /** All that was marked. */
    long bits() {
        return bits;
    }

    /** The piece with most of what is marked, by turns what is not marked and what is. */
    List<String> parts() {
        marks.sort(Comparator.comparingInt(Mark::start).thenComparing(Mark::end, Comparator.reverseOrder()));
        int start = begin(first());
        int end = finish(start);
        List<String> parts = new ArrayList<>();
        String opening = start > 0 ? "…" : "";
        int at = start;
        for (Mark mark : marks) {
            if (mark.start >= at && mark.end <= end) {
                parts.add(opening + text.substring(at, mark.start));
                parts.add(text.substring(mark.start, mark.end));
                opening = "";
                at = mark.end;
            }
        }
        if (end < text.length()) {
            parts.add(opening + text.substring(at, end) + "…");
        } else if (at < end) {
            parts.add(opening + text.substring(at));
        }
        return parts;
    }

    /** The mark from which on a piece holds most. */
    private Mark first() {
        Mark best = marks.getFirst();
        int most = 0;
        for (int i = 0; i < marks.size(); i++) {
            long found = 0;
            for (int j = i; j < marks.size() && marks.get(j).end <= marks.get(i).start + MAX_LENGTH - LEAD; j++) {
                found |= marks.get(j).bits;
            }
            if (Long.bitCount(found) > most) {
                most = Long.bitCount(found);
                best = marks.get(i);
            }
        }
        return best;
    }

    /** Where the piece begins: at a word, not far before the mark. */
    private int begin(Mark mark) {
        if (mark.end <= MAX_LENGTH) {
            return 0;
        }
        int earliest = mark.start - LEAD;
        for (int i = earliest; i < mark.start; i++) {
            if (text.charAt(i) == ' ') {
                return i + 1;
            }
        }
        return mark.start;
    }

    /** Where it ends: behind a word. */
    private int finish(int start) {
        if (text.length() - start <= MAX_LENGTH) {
            return text.length();
        }
        int latest = start + MAX_LENGTH;
        for (int i = latest; i > latest - LEAD; i--) {
            if (text.charAt(i) == ' ') {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(latest)) ? latest - 1 : latest;
    }
}
