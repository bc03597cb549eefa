package dev.crewx.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
    private static final String LONG =
            "Counts lines, words and characters of texts in many languages, and says how long"
                    + " they take to read aloud";

    private static Table table() {
        Table table = new Table("PACKAGE", "VERSION", "DESCRIPTION");
        table.row("word-count", "1.2.0", LONG);
        table.row("@acme/pdf-tools", "10.0.0-rc.1", "읽기 쉬운 보고서를 만듭니다. 문장과 낱말을 세고, 얼마나 읽기 쉬운지 알려 줍니다.");
        return table;
    }

    @Test
    void fitsTheTerminalByCuttingTheLastColumn() {
        for (int columns : new int[] {60, 80, 120}) {
            for (String line : table().lines(columns)) {
                assertTrue(Columns.width(line) <= columns, columns + ": " + line);
            }
        }
        assertEquals(
                "word-count       1.2.0        Counts lines, words and characters of texts in ma…",
                table().lines(80).get(1));
    }

    @Test
    void isAsWideAsItIsWhereThereIsNoTerminal() {
        List<String> lines = table().lines(Integer.MAX_VALUE);
        assertTrue(lines.get(1).endsWith("to read aloud"), lines.get(1));
    }

    @Test
    void alignsWideCharacters() {
        Table table = new Table("NAME", "X");
        table.row("보고서", "1");
        table.row("report", "2");
        table.row("e\u0301te\u0301", "3");
        table.row("👩‍💻", "4");
        assertEquals(
                List.of("NAME    X", "보고서  1", "report  2", "e\u0301te\u0301     3", "👩‍💻      4"), table.lines(80));
    }

    @Test
    void narrowsTheWidestOfTheOthersWhereTheLastIsNarrowAlready() {
        Table table = new Table("PACKAGE", "VERSION", "REMARKS");
        table.row("@" + "a".repeat(39) + "/" + "b".repeat(60), "1.0.0", "yanked");
        for (String line : table.lines(60)) {
            assertTrue(Columns.width(line) <= 60, line);
        }
        assertTrue(
                table.lines(60).get(1).endsWith("1.0.0    yanked"),
                table.lines(60).get(1));
    }

    @Test
    void makesACellOneLineAndItsTricksVisible() {
        Table table = new Table("A", "B");
        table.row("one\ntwo", "\u001b[31mred\u202e");
        assertEquals("one two  \\u{1b}[31mred\\u{202e}", table.lines(80).get(1));
        assertFalse(table.lines(80).get(1).contains("\u001b"));
    }
}
