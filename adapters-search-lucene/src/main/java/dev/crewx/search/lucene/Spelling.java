package dev.crewx.search.lucene;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Makes words alike that people mean alike: without case and accents ({@link #fold}), and without the endings of English
 * and Russian ({@link #stem}). Safe for use by many threads.
 */
final class Spelling {
    /** No word of use is longer. */
    static final int MAX_WORD = 64;

    /** How many stems are remembered before it begins anew; the words of a registry's texts repeat. */
    private static final int MAX_STEMS = 20_000;

    private static final int MIN_STEMMED = 3;

    private final Map<String, String> stems = new ConcurrentHashMap<>();

    /** A text whose characters are composed, as it is indexed and shown. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A word, or a part of one, without case, accents and variants of width; no longer than {@link #MAX_WORD}. */
    static String fold(String text, int start, int end) {
        String folded = foldAll(text.substring(start, Math.min(end, start + MAX_WORD)));
        int cut = Math.min(folded.length(), MAX_WORD);
        boolean halved = cut > 0 && Character.isHighSurrogate(folded.charAt(cut - 1));
        return folded.substring(0, halved ? cut - 1 : cut);
    }

    /** A text of any length without case, accents and variants of width. */
    static String foldAll(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        char[] in = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .toCharArray();
        char[] out = new char[4 * in.length];
        return new String(out, 0, ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** A value as it is compared without case; its words stay as they are. */
    static String folded(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    /** Letters and digits alone, folded: {@code pdf-tools}, {@code PDF Tools} and {@code pdfTools} become the same. */
    static String joined(String text) {
        StringBuilder joined = new StringBuilder(Math.min(text.length(), MAX_WORD));
        WordCursor words = new WordCursor(text);
        while (joined.length() <= MAX_WORD && words.next()) {
            joined.append(fold(text, words.start(), words.end()));
        }
        return joined.toString();
    }

    /** The stem of a folded word; words of other languages and those with digits are their own. */
    String stem(String folded) {
        if (folded.length() < MIN_STEMMED) {
            return folded;
        }
        String known = stems.get(folded);
        if (known != null) {
            return known;
        }
        String stem = stemAfresh(folded);
        if (stems.size() >= MAX_STEMS) {
            stems.clear();
        }
        stems.put(folded, stem);
        return stem;
    }

    private static String stemAfresh(String folded) {
        if (folded.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return stem(new EnglishStemmer(), folded);
        }
        if (folded.chars().allMatch(c -> c >= 'а' && c <= 'я')) {
            return stem(new RussianStemmer(), folded);
        }
        return folded;
    }

    private static String stem(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return stem.isEmpty() ? word : stem;
    }
}
