package dev.crewx.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StyleTest {
    private static final Style DECORATED = new Style(true, true);

    private static Style style(boolean plain, boolean watched, String... variables) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return Style.of(TestEnvironment.with(environment), plain, watched);
    }

    @Test
    void isDecoratedOnATerminalAndPlainInAPipe() {
        assertEquals(DECORATED, style(false, true, "TERM", "xterm"));
        assertEquals(DECORATED, style(false, true));
        assertEquals(Style.PLAIN, style(false, false, "TERM", "xterm"));
        assertEquals(Style.PLAIN, style(false, true, "TERM", "dumb"));
        assertEquals(Style.PLAIN, style(false, true, "CLICOLOR", "0"));
    }

    @Test
    void isPlainWhereSomebodySaysSo() {
        assertEquals(Style.PLAIN, style(true, true));
        assertEquals(Style.PLAIN, style(true, true, "CLICOLOR_FORCE", "1"));
        assertEquals(Style.PLAIN, style(false, true, "NO_COLOR", "1", "CLICOLOR_FORCE", "1"));
        assertEquals(DECORATED, style(false, true, "NO_COLOR", ""));
    }

    @Test
    void isDecoratedWhereSomebodyInsists() {
        assertEquals(DECORATED, style(false, false, "CLICOLOR_FORCE", "1"));
        assertEquals(DECORATED, style(false, true, "TERM", "dumb", "CLICOLOR_FORCE", "1"));
        assertEquals(Style.PLAIN, style(false, false, "CLICOLOR_FORCE", "0"));
    }
}
