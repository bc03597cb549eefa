package dev.crewx.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.cli.console.Console.Manner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleTest {
    private static final Manner NORMAL = new Manner(true, false, false, false);
    private static final Manner QUIET = new Manner(true, true, false, false);
    private static final Manner VERBOSE = new Manner(true, false, true, false);
    private static final Manner JSON = new Manner(false, true, false, false);

    private TestEnvironment test = new TestEnvironment(Map.of(), "", Terminal.NONE);

    private Console console(Manner manner) {
        return new Console(test.environment(), manner);
    }

    private static void everything(Console console) {
        console.say("✅", "data");
        console.talk("📦", "talk");
        console.detail("detail");
        console.warn("careful");
    }

    @Test
    void keepsDataAndTalkApart() {
        everything(console(NORMAL));
        assertEquals("data\n", test.out());
        assertEquals("talk\nwarning: careful\n", test.err());
    }

    @Test
    void leavesOutTheTalkWhenQuiet() {
        everything(console(QUIET));
        assertEquals("data\n", test.out());
        assertEquals("warning: careful\n", test.err());
    }

    @Test
    void tellsEverythingWhenVerbose() {
        everything(console(VERBOSE));
        assertEquals("talk\ndetail\nwarning: careful\n", test.err());
    }

    @Test
    void leavesStandardOutputToTheJson() {
        everything(console(JSON));
        assertEquals("", test.out());
        assertEquals("warning: careful\n", test.err());
    }

    @Test
    void decoratesEachStreamAsItIsWatched() {
        test = new TestEnvironment(Map.of("TERM", "xterm"), "", new Terminal(true, false, true));
        everything(console(NORMAL));
        assertEquals("data\n", test.out());
        assertEquals("📦 talk\n\u001b[33m⚠️  warning: careful\u001b[0m\n", test.err());
    }

    @Test
    void makesTricksVisible() {
        Console console = console(NORMAL);
        console.say("a\u001b]0;title\u0007b");
        console.warn("\u202eevil");
        console.fail(CommandFailure.of(FailureType.IO, "no\u001b[2J")
                .details(List.of("\u0008"))
                .hint("\u200b"));
        assertEquals("a\\u{1b}]0;title\\u{7}b\n", test.out());
        assertEquals("warning: \\u{202e}evil\nno\\u{1b}[2J\n  - \\u{8}\n  \\u{200b}\n", test.err());
    }

    @Test
    void tellsOfLongWaitsAlwaysAndOfShortOnesWhenVerbose() {
        console(NORMAL).waiting("it answered 503", Duration.ofMillis(300));
        assertEquals("", test.err());
        console(NORMAL).waiting("it answered 429", Duration.ofSeconds(7));
        assertEquals("it answered 429; trying again in 7 s\n", test.err());
        console(VERBOSE).waiting("it answered 503", Duration.ofMillis(300));
        assertTrue(test.err().endsWith("it answered 503; trying again in 300 ms\n"), test.err());
    }

    @Test
    void showsNoProgressWhereNobodyWatches() {
        try (Progress progress = console(NORMAL).progress("Publishing", 100)) {
            progress.reached(50);
            progress.advance(50);
        }
        assertEquals("", test.err());
    }

    @Test
    void cutsTablesToTheTerminalOnly() {
        Table table = new Table("A", "B");
        table.row("x", "y".repeat(200));
        console(NORMAL).say(table);
        assertEquals(203, test.out().lines().toList().get(1).length());
        test = new TestEnvironment(Map.of("COLUMNS", "60", "NO_COLOR", "1"), "", Terminal.ALL);
        console(NORMAL).say(table);
        assertEquals(60, test.out().lines().toList().get(1).length());
        assertFalse(test.out().contains("\u001b"));
    }
}
