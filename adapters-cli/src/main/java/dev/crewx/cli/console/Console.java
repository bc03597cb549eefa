package dev.crewx.cli.console;

import dev.crewx.application.remote.RemoteListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** How a command speaks to a person: data on one stream, talk on the other, and no character that plays tricks. */
public final class Console implements RemoteListener {
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    private final PrintStream out;
    private final PrintStream err;
    private final Manner manner;
    private final Style outStyle;
    private final Style errStyle;
    private final int width;
    private final boolean watched;

    /** Over the streams of an environment. */
    public Console(CliEnvironment environment, Manner manner) {
        this.out = environment.out();
        this.err = environment.err();
        this.manner = manner;
        this.outStyle =
                Style.of(environment, manner.plain(), environment.terminal().output());
        this.errStyle =
                Style.of(environment, manner.plain(), environment.terminal().error());
        this.width = environment.lineWidth();
        this.watched = environment.terminal().error()
                && environment.variable("TERM").filter("dumb"::equals).isEmpty();
    }

    /**
     * How much a command says.
     *
     * @param human whether data is for people; else it stays silent, since one JSON object is all that may come
     * @param quiet whether talk is left out
     * @param verbose whether every request is told
     * @param plain whether nothing is decorated
     */
    public record Manner(boolean human, boolean quiet, boolean verbose, boolean plain) {}

    /** A line of the answer. */
    public void say(String line) {
        if (manner.human()) {
            out.println(Visible.of(line));
        }
    }

    /**
     * A line of the answer, in several where the terminal is narrower.
     *
     * @param indent how far those after the first are set in
     */
    public void fold(String line, int indent) {
        if (manner.human()) {
            Columns.fold(Visible.of(line), width, indent).forEach(out::println);
        }
    }

    /** A line of the answer with a symbol before it where symbols may be used. */
    public void say(String symbol, String line) {
        say(withSymbol(outStyle, symbol, line));
    }

    /** A table of the answer, as wide as the terminal; as wide as it is where there is none. */
    public void say(Table table) {
        if (!manner.human()) {
            return;
        }
        List<String> lines = table.lines(width);
        out.println(outStyle.heading(lines.getFirst()));
        lines.stream().skip(1).forEach(out::println);
    }

    /** A line about what is going on. */
    public void talk(String symbol, String line) {
        if (!manner.quiet()) {
            err.println(Visible.of(withSymbol(errStyle, symbol, line)));
        }
    }

    /** A line for those who want to know everything. */
    public void detail(String line) {
        if (manner.verbose()) {
            err.println(errStyle.aside(Visible.of(line)));
        }
    }

    /** A warning; shown also when quiet. */
    public void warn(String line) {
        err.println(errStyle.warning((errStyle.symbols() ? "⚠️  " : "") + "warning: " + Visible.of(line)));
    }

    /** A failure and its single problems. */
    public void fail(CommandFailure failure) {
        err.println(errStyle.failure((errStyle.symbols() ? "❌ " : "") + Visible.of(failure.text())));
        failure.details().forEach(line -> err.println(Visible.of("  - " + line)));
        failure.hint().ifPresent(hint -> err.println(errStyle.aside(Visible.of("  " + hint))));
    }

    /**
     * Shows how far a transfer has come, where somebody watches and it takes a while; close it.
     *
     * @param task what is done, in one or two words
     * @param totalBytes how much there is to do
     */
    public Progress progress(String task, long totalBytes) {
        return watched && !manner.quiet()
                ? Progress.shown(err, task, totalBytes, Math.min(width, 100), errStyle.symbols())
                : Progress.NONE;
    }

    private static String withSymbol(Style style, String symbol, String line) {
        return style.symbols() && !symbol.isEmpty() ? symbol + " " + line : line;
    }

    @Override
    public void answered(String request, String answer, Duration time) {
        detail(request + " → " + answer + " (" + time.toMillis() + " ms)");
    }

    @Override
    public void waiting(String reason, Duration time) {
        String line = reason + "; trying again in "
                + (time.compareTo(WORTH_TELLING) < 0 ? time.toMillis() + " ms" : time.toSeconds() + " s");
        if (time.compareTo(WORTH_TELLING) < 0) {
            detail(line);
        } else {
            talk("", line);
        }
    }
}
