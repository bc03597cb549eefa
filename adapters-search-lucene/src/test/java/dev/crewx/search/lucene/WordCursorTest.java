package dev.crewx.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as the cursor stops at them: parts of a compound are joined by {@code +}, runs without spaces in brackets. */
final class WordCursorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Read, fill in and merge.|Read fill in and merge",
                "pdf-tools|pdf+tools",
                "@acme/invoice-tools|acme invoice+tools",
                "snake_case node.js|snake+case node+js",
                "GitHub HTTPServer|Git+Hub HTTP+Server",
                "iOS LaTeX gRPC OAuth|iOS LaTeX gRPC OAuth",
                "oauth2 k8s 3d|oauth2 k8s 3d",
                "C++, C# and .NET|C++ C# and NET",
                "the user's file, the users' files|the user file the users files",
                "don't|don+t",
                "a--b - c|a b c",
                "well-known-thing.|well+known+thing",
                "PDF를 병합|PDF [를] [병합]",
                "合并PDF文件|[合并] PDF [文件]",
                "ファイルを結合|[ファイルを結合]",
                "Объединяет ПДФ-файлы|Объединяет ПДФ+файлы",
                "café déjà|café déjà",
                "हिन्दी पाठ|हिन्दी पाठ",
                "ภาษาไทย|[ภาษาไทย]",
                "😀 ok ❤️|ok",
            })
    void stopsAtEachWord(String text, String words) {
        assertEquals(words, words(text));
    }

    @Test
    void stopsNowhereInATextWithoutWords() {
        assertEquals("", words(""));
        assertEquals("", words(" ((( \ud800 \u0000 -- "));
    }

    @Test
    void goesForwardThroughAnyText() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        String alphabet = "aB1-_.'’#+ \u0301한文ไя\ud83d\ude00\ud800";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            WordCursor cursor = new WordCursor(text.toString());
            int before = 0;
            while (cursor.next()) {
                String where = "seed " + seed + ", \"" + text + "\" at " + cursor.start();
                assertEquals(true, before <= cursor.start() && cursor.start() < cursor.end(), where);
                before = cursor.end();
            }
            assertEquals(true, before <= text.length());
        }
    }

    private static String words(String text) {
        List<String> words = new ArrayList<>();
        WordCursor cursor = new WordCursor(text);
        while (cursor.next()) {
            String word = text.substring(cursor.start(), cursor.end());
            if (cursor.continues()) {
                words.add(words.removeLast() + "+" + word);
            } else {
                words.add(cursor.unspaced() ? "[" + word + "]" : word);
            }
        }
        return String.join(" ", words);
    }
}
