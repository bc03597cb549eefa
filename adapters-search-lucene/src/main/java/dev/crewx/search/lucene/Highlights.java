package dev.crewx.search.lucene;

import dev.crewx.application.search.spi.SearchDocument;
import dev.crewx.application.search.spi.SearchResult.Snippet;
import dev.crewx.application.search.spi.SearchResult.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in a package's texts what a search was for. Made for one search and used by one thread. */
final class Highlights {
    /** What is looked at of a README: its beginning tells what a package is for, and a page has many of them. */
    private static final int MAX_README = 4_000;

    /** Blanks and what has no shape: line breaks, control and format characters; a single space is as it should be. */
    private static final Pattern NO_TEXT = Pattern.compile("(?! (?:[^\\s\\p{C}]|$))[\\s\\p{C}]+");

    private final Map<String, Long> stems = new HashMap<>();
    private final List<Beginning> beginnings = new ArrayList<>();

    /** A bit for each two letters that a word looked for begins with. */
    private final long[] openings = new long[64];

    private long all;

    private record Beginning(String folded, long bits) {}

    /** A document with its texts as they are shown: composed, on one line, and no more of a README than is looked at. */
    static SearchDocument shown(SearchDocument document) {
        String readme = document.readme();
        return new SearchDocument(
                document.id(),
                document.name(),
                shown(document.description()),
                document.author(),
                document.category(),
                document.keywords(),
                document.skills().stream()
                        .map(skill -> new SearchDocument.SkillText(shown(skill.name()), shown(skill.description())))
                        .toList(),
                shown(readme.substring(0, Math.min(MAX_README, readme.length()))),
                document.platforms(),
                document.createdAt(),
                document.updatedAt());
    }

    private static String shown(String text) {
        return NO_TEXT.matcher(Spelling.composed(text)).replaceAll(" ");
    }

    /** A word to look for by its stem. */
    void word(String stem, long bits) {
        stems.merge(stem, bits, (a, b) -> a | b);
        note(stem, bits);
    }

    /** The beginning of words to look for. */
    void beginning(String folded, long bits) {
        beginnings.add(new Beginning(folded, bits));
        note(folded, bits);
    }

    private void note(String text, long bits) {
        all |= bits;
        int opening = opening(text, 0, text.length());
        openings[opening >> 6] |= 1L << opening;
    }

    /** The piece that says most of what was searched for: of the description, else of a skill, else of the README. */
    Optional<Snippet> of(SearchDocument document, Spelling spelling) {
        Best best = new Best();
        best.offer(Source.DESCRIPTION, document.description(), spelling);
        for (SearchDocument.SkillText skill : document.skills()) {
            boolean told = skill.description().equals(document.description());
            best.offer(Source.SKILL, told ? skill.name() : skill.name() + ": " + skill.description(), spelling);
        }
        best.offer(Source.README, document.readme(), spelling);
        return best.snippet();
    }

    /** The best piece so far. */
    private final class Best {
        private Source source = Source.DESCRIPTION;
        private @Nullable Passage passage;
        private long found;

        void offer(Source from, String text, Spelling spelling) {
            if (found == all || (from == Source.README && found != 0)) {
                return;
            }
            Passage offered = passage(text, spelling);
            if (Long.bitCount(offered.bits()) > Long.bitCount(found)) {
                source = from;
                passage = offered;
                found = offered.bits();
            }
        }

        Optional<Snippet> snippet() {
            return Optional.ofNullable(passage).map(best -> new Snippet(source, best.parts()));
        }
    }

    private Passage passage(String text, Spelling spelling) {
        Passage passage = new Passage(text);
        WordCursor cursor = new WordCursor(text);
        int compound = 0;
        while (cursor.next()) {
            if (cursor.unspaced()) {
                run(text, cursor, passage);
                continue;
            }
            if (mayBegin(text, cursor.start(), cursor.end())) {
                mark(Spelling.fold(text, cursor.start(), cursor.end()), cursor.start(), cursor, spelling, passage);
            }
            if (!cursor.continues()) {
                compound = cursor.start();
            } else if (mayBegin(text, compound, cursor.end())) {
                mark(Spelling.joined(text.substring(compound, cursor.end())), compound, cursor, spelling, passage);
            }
        }
        return passage;
    }

    /** Whether a word looked for may begin as this one does. Sorts out nearly all others at the cost of a look. */
    private boolean mayBegin(String text, int start, int end) {
        boolean plain = text.charAt(start) < 128
                && (start + 1 >= end
                        || (text.charAt(start + 1) < 128 && Character.isLetterOrDigit(text.charAt(start + 1))));
        if (!plain) {
            return true;
        }
        int opening = opening(text, start, end);
        return (openings[opening >> 6] & (1L << opening)) != 0;
    }

    /** Twelve bits of the first two letters, whatever their case. */
    private static int opening(String text, int start, int end) {
        int first = text.charAt(start) & 0x1f;
        int second = start + 1 < end ? text.charAt(start + 1) & 0x1f : 0;
        return first << 6 | second;
    }

    private void mark(String folded, int start, WordCursor cursor, Spelling spelling, Passage passage) {
        long bits = stems.getOrDefault(spelling.stem(folded), 0L);
        for (Beginning beginning : beginnings) {
            if (folded.startsWith(beginning.folded())) {
                bits |= beginning.bits();
            }
        }
        if (bits != 0) {
            passage.mark(start, cursor.end(), bits);
        }
    }

    private void run(String text, WordCursor cursor, Passage passage) {
        String run = text.substring(cursor.start(), cursor.end());
        String folded = Spelling.foldAll(run);
        if (folded.length() != run.length()) {
            return;
        }
        stems.forEach((stem, bits) -> {
            for (int at = folded.indexOf(stem); at >= 0; at = folded.indexOf(stem, at + 1)) {
                passage.mark(cursor.start() + at, cursor.start() + at + stem.length(), bits);
            }
        });
    }
}
