package dev.crewx.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnsTest {
    @Test
    void foldAtBlanksAndSetInWhatFollows() {
        assertEquals(
                List.of("  Requires   a, b,", "             c, d"), Columns.fold("  Requires   a, b, c, d", 18, 13));
        assertEquals(List.of("short"), Columns.fold("short", 18, 13));
    }

    @Test
    void giveALongWordALineAndLessIndentation() {
        String digest = "sha256:" + "0".repeat(64);
        assertEquals(List.of("  Digest", "         " + digest), Columns.fold("  Digest     " + digest, 80, 13));
        assertEquals(List.of("a", "bbbbbbbb", "c"), Columns.fold("a bbbbbbbb c", 4, 0));
    }

    @Test
    void countWideCharacters() {
        assertEquals(List.of("읽기 쉬운", "보고서"), Columns.fold("읽기 쉬운 보고서", 10, 0));
    }
}
