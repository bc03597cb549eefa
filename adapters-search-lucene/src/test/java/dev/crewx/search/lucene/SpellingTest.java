package dev.crewx.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
    private final Spelling spelling = new Spelling();

    @ParameterizedTest
    @CsvSource({
        "PDF,pdf",
        "Résumé,resume",
        "Straße,strasse",
        "ＰＤＦ,pdf",
        "ÉCOLE,ecole",
        "Ёлка,елка",
        "İstanbul,i̇stanbul",
        "文档,文档"
    })
    void foldsCaseAccentsAndWidth(String word, String folded) {
        assertEquals(folded, Spelling.fold(word, 0, word.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "merging,merge",
        "merged,merges",
        "queries,query",
        "deployment,deploying",
        "документы,документов",
        "русские,русских"
    })
    void givesFormsOfAWordTheSameStem(String one, String other) {
        assertEquals(spelling.stem(one), spelling.stem(other));
    }

    @ParameterizedTest
    @CsvSource({"k8s", "c#", "is", "文档", "ελληνικα", "oauth2"})
    void leavesOtherWordsAsTheyAre(String word) {
        assertEquals(word, spelling.stem(word));
    }

    @Test
    void joinsWhatIsTheSameNameWrittenInOneOrInParts() {
        for (String written : List.of("pdf-tools", "PDF Tools", "pdfTools", "pdf_tools", "@pdf/tools", "pdftools")) {
            assertEquals("pdftools", Spelling.joined(written));
        }
    }

    @Test
    void cutsWhatIsTooLongForAWordBetweenCharacters() {
        String word = "\ud83c\udd70".repeat(100);
        assertTrue(Spelling.fold(word, 0, word.length()).length() <= Spelling.MAX_WORD);
        String wide = "x" + "\ud835\udc00".repeat(100);
        String folded = Spelling.fold(wide, 0, wide.length());
        assertEquals("x" + "a".repeat(folded.length() - 1), folded);
    }

    @Test
    void remembersAsManyStemsAsItLikesAndStaysRight() {
        for (int i = 0; i < 50_000; i++) {
            spelling.stem("word" + i);
        }
        assertEquals("merg", spelling.stem("merging"));
    }
}
