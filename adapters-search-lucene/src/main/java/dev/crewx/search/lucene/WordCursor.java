package dev.crewx.search.lucene;

import static java.lang.Character.UnicodeScript.BOPOMOFO;
import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.HANGUL;
import static java.lang.Character.UnicodeScript.HIRAGANA;
import static java.lang.Character.UnicodeScript.KATAKANA;
import static java.lang.Character.UnicodeScript.KHMER;
import static java.lang.Character.UnicodeScript.LAO;
import static java.lang.Character.UnicodeScript.MYANMAR;
import static java.lang.Character.UnicodeScript.THAI;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Walks over the words of a text. A word is letters and digits; what is written together from several words
 * ({@code pdf-tools}, {@code node.js}, {@code GitHub}) is a compound, and the cursor stops at each of its parts. Where a
 * script puts no spaces between words, or joins endings to them (Chinese, Japanese, Korean, Thai), it stops at each run
 * of that script.
 */
final class WordCursor {
    private static final Set<Character.UnicodeScript> UNSPACED =
            EnumSet.of(HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR);

    /** Shorter parts are spelling, not words: {@code iOS}, {@code LaTeX}, {@code gRPC}. */
    private static final int MIN_CAMEL_PART = 2;

    /** Letters that a name with a sign can have: {@code c#}, {@code c++}, {@code f#}. */
    private static final int MAX_SIGNED = 2;

    private static final byte SMALL = 1;
    private static final byte CAPITAL = 2;

    /** Of the first 128 characters: 0 for what is no word's, {@link #SMALL} or {@link #CAPITAL}. */
    private static final byte[] ASCII = ascii();

    private final String text;
    private int runEnd;
    private boolean camel;
    private int start;
    private int end;
    private boolean unspaced;
    private boolean continues;

    WordCursor(String text) {
        this.text = text;
    }

    private static byte[] ascii() {
        byte[] kinds = new byte[128];
        Arrays.fill(kinds, '0', '9' + 1, SMALL);
        Arrays.fill(kinds, 'a', 'z' + 1, SMALL);
        Arrays.fill(kinds, 'A', 'Z' + 1, CAPITAL);
        return kinds;
    }

    /** Goes to the next word or part; false at the end of the text. */
    boolean next() {
        if (end < runEnd) {
            start = end;
            end = camelEnd(start);
            continues = true;
            return true;
        }
        int before = end;
        int from = beginning(before);
        if (from >= text.length()) {
            return false;
        }
        boolean linked = before > 0 && !unspaced && from == before + 1 && isLink(text.charAt(before));
        start = from;
        unspaced = isUnspaced(text.codePointAt(from));
        boolean capitals = run();
        continues = linked && !unspaced;
        camel = capitals && splitsByCase();
        end = camelEnd(start);
        return (continues && isPossessive(before)) ? next() : true;
    }

    /** Where the next word begins; the text's length where none does. */
    private int beginning(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < 128) {
                if (ASCII[c] != 0) {
                    return at;
                }
                at++;
            } else {
                int point = text.codePointAt(at);
                if (Character.isLetterOrDigit(point)) {
                    return at;
                }
                at += Character.charCount(point);
            }
        }
        return at;
    }

    /** Finds the end of the run that begins at {@link #start}; whether it has capitals inside. */
    private boolean run() {
        boolean capitals = false;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c < 128) {
                if (ASCII[c] == 0 || unspaced) {
                    break;
                }
                capitals |= ASCII[c] == CAPITAL && at > start;
                at++;
            } else {
                int point = text.codePointAt(at);
                if (!isWord(point) || isUnspaced(point) != unspaced) {
                    break;
                }
                capitals |= Character.isUpperCase(point) && at > start;
                at += Character.charCount(point);
            }
        }
        runEnd = at - start <= MAX_SIGNED && text.charAt(start) < 128 ? behindSign(at) : at;
        return capitals;
    }

    private int behindSign(int at) {
        if (text.startsWith("#", at)) {
            return at + 1;
        }
        return text.startsWith("++", at) ? at + 2 : at;
    }

    /** Where the word begins. */
    int start() {
        return start;
    }

    /** Where it ends, exclusive. */
    int end() {
        return end;
    }

    /** Whether it is a run of a script that does not tell its words apart. */
    boolean unspaced() {
        return unspaced;
    }

    /** Whether it is a further part of the compound that the word before it belongs to. */
    boolean continues() {
        return continues;
    }

    private boolean splitsByCase() {
        boolean splits = false;
        for (int from = start, to; from < runEnd; from = to) {
            to = boundary(from);
            if (to - from < MIN_CAMEL_PART) {
                return false;
            }
            splits |= to < runEnd;
        }
        return splits;
    }

    private int camelEnd(int from) {
        return camel ? boundary(from) : runEnd;
    }

    /** Where a capital begins the next part: {@code git|Hub}, {@code HTTP|Server}. */
    private int boundary(int from) {
        for (int i = from + 1; i < runEnd; i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c)
                    && (Character.isLowerCase(text.charAt(i - 1))
                            || (i + 1 < runEnd
                                    && Character.isUpperCase(text.charAt(i - 1))
                                    && Character.isLowerCase(text.charAt(i + 1))))) {
                return i;
            }
        }
        return runEnd;
    }

    private boolean isPossessive(int before) {
        char link = text.charAt(before);
        return (link == '\'' || link == '’') && end - start == 1 && (text.charAt(start) | 0x20) == 's';
    }

    private static boolean isLink(char c) {
        return c == '-' || c == '_' || c == '.' || c == '\'' || c == '’';
    }

    private static boolean isWord(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isUnspaced(int c) {
        return c >= 0x0E00 && UNSPACED.contains(Character.UnicodeScript.of(c));
    }
}
