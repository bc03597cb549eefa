package dev.crewx.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a person typed, as words to look for. There is no query syntax, hence nothing that could be wrong with a text.
 *
 * @param words the words, and the parts of compounds and runs, each with a bit of its own
 * @param compounds what is sought beside them, written in one
 * @param needs what a package must have of the words
 * @param id the text as an id would be written
 * @param joined the text as letters and digits alone
 */
record Wanted(List<Word> words, List<Compound> compounds, List<Need> needs, String id, String joined) {
    private static final int MAX_TEXT = 1_000;

    /** Each word has a bit in a {@code long}. */
    private static final int MAX_WORDS = 64;

    /** Words that say little: they make a hit better, and none is needed. */
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "and", "any", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "get", "have",
            "how", "i", "in", "into", "is", "it", "me", "my", "of", "on", "or", "our", "please", "skill", "skills",
            "so", "some", "that", "the", "their", "them", "this", "to", "use", "using", "want", "we", "what", "when",
            "which", "with", "you", "your");

    /**
     * A word, or a part of one.
     *
     * @param bit tells it apart
     * @param folded as typed, without case and accents
     * @param stem without its ending
     * @param gram whether it is a piece of a run without spaces
     */
    record Word(long bit, String folded, String stem, boolean gram) {}

    /**
     * Several words written in one: whoever has it has all of them.
     *
     * @param bits theirs
     * @param parts how many they are
     * @param folded the whole, without case and accents
     * @param stem without its ending
     */
    record Compound(long bits, int parts, String folded, String stem) {}

    /**
     * A word as it was typed, of one part or several.
     *
     * @param bits its parts
     * @param enough how many of them a package must have
     * @param filler whether it is of little meaning
     */
    record Need(long bits, int enough, boolean filler) {
        boolean isMet(long found) {
            return Long.bitCount(found & bits) >= enough;
        }
    }

    static Wanted of(String typed, Spelling spelling) {
        String text = Spelling.composed(typed.length() > MAX_TEXT ? typed.substring(0, MAX_TEXT) : typed);
        Reading reading = new Reading(text, spelling);
        reading.read();
        return new Wanted(
                List.copyOf(reading.words),
                List.copyOf(reading.compounds),
                List.copyOf(reading.needs),
                text.strip().toLowerCase(Locale.ROOT),
                Spelling.joined(text));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** The words that count: those of meaning, or all where none has any. */
    List<Need> counted() {
        List<Need> meaningful = needs.stream().filter(need -> !need.filler()).toList();
        return meaningful.isEmpty() ? needs : meaningful;
    }

    /** How many of so many words a package must have: one of one, two of two, fewer of more. */
    static int enoughOf(int counted) {
        return counted <= 2 ? counted : (3 * counted + 4) / 5;
    }

    private static final class Reading {
        private final String text;
        private final Spelling spelling;
        private final List<Word> words = new ArrayList<>();
        private final List<Compound> compounds = new ArrayList<>();
        private final List<Need> needs = new ArrayList<>();
        private final List<String> parts = new ArrayList<>();

        Reading(String text, Spelling spelling) {
            this.text = text;
            this.spelling = spelling;
        }

        void read() {
            WordCursor cursor = new WordCursor(text);
            boolean unspaced = false;
            while (words.size() + parts.size() < MAX_WORDS && cursor.next()) {
                if (!cursor.continues()) {
                    endCompound();
                }
                if (cursor.unspaced()) {
                    unspaced = true;
                    run(Spelling.foldAll(text.substring(cursor.start(), cursor.end())));
                } else {
                    parts.add(Spelling.fold(text, cursor.start(), cursor.end()));
                }
            }
            endCompound();
            if (needs.size() > 1 && !unspaced) {
                compound(words.stream().map(Word::folded).toList(), allBits());
            }
        }

        /** A run holds words and their endings: half of its pairs will do. */
        private void run(String run) {
            List<String> grams = Grams.pairs(run);
            long bits = 0;
            int added = 0;
            for (String gram : grams) {
                if (words.size() < MAX_WORDS) {
                    bits |= word(gram, gram, true);
                    added++;
                }
            }
            needs.add(new Need(bits, (added + 1) / 2, false));
        }

        private void endCompound() {
            if (parts.isEmpty()) {
                return;
            }
            long bits = 0;
            for (String part : parts) {
                bits |= word(part, spelling.stem(part), false);
            }
            needs.add(new Need(bits, parts.size(), parts.size() == 1 && FILLERS.contains(parts.getFirst())));
            if (parts.size() > 1) {
                compound(parts, bits);
            }
            parts.clear();
        }

        private long word(String folded, String stem, boolean gram) {
            long bit = 1L << words.size();
            words.add(new Word(bit, folded, stem, gram));
            return bit;
        }

        private void compound(List<String> written, long bits) {
            String folded = String.join("", written);
            if (folded.length() <= Spelling.MAX_WORD) {
                compounds.add(new Compound(bits, written.size(), folded, spelling.stem(folded)));
            }
        }

        private long allBits() {
            return words.size() == MAX_WORDS ? -1L : (1L << words.size()) - 1;
        }
    }
}
