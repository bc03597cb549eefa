package dev.crewx.cli.console;

import java.io.PrintStream;

/** How a command speaks to a person: data on one stream, talk on the other, and no character that plays tricks. */
public final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean human;
    private final boolean quiet;
    private final boolean decorated;

    /**
     * Over two streams.
     *
     * @param human whether data is for people; else it stays silent, since one JSON object is all that may come
     * @param quiet whether talk is left out
     * @param decorated whether symbols may be used
     */
    public Console(PrintStream out, PrintStream err, boolean human, boolean quiet, boolean decorated) {
        this.out = out;
        this.err = err;
        this.human = human;
        this.quiet = quiet;
        this.decorated = decorated;
    }

    /** A line of the answer. */
    public void say(String line) {
        if (human) {
            out.println(Visible.of(line));
        }
    }

    /** A line of the answer with a symbol before it where symbols may be used. */
    public void say(String symbol, String line) {
        say(decorated ? symbol + " " + line : line);
    }

    /** A line about what is going on. */
    public void talk(String symbol, String line) {
        if (!quiet) {
            err.println(Visible.of(decorated ? symbol + " " + line : line));
        }
    }

    /** A warning; shown also when quiet. */
    public void warn(String line) {
        err.println(Visible.of((decorated ? "⚠️  " : "") + "warning: " + line));
    }

    /** A failure and its single problems. */
    public void fail(CommandFailure failure) {
        err.println(Visible.of((decorated ? "❌ " : "") + failure.text()));
        failure.details().forEach(line -> err.println(Visible.of("  - " + line)));
        failure.hint().ifPresent(hint -> err.println(Visible.of("  " + hint)));
    }
}
