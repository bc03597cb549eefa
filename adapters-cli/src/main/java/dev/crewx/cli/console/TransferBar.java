package dev.crewx.cli.console;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with bytes and rate on one line of a terminal, which it leaves as it was. */
final class TransferBar implements AutoCloseable {
    private static final int MILLIS = 100;

    private final ProgressBar bar;

    TransferBar(PrintStream stream, String task, long totalBytes, int width, boolean symbols) {
        boolean large = totalBytes >= 10 << 20;
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(totalBytes)
                .setUpdateIntervalMillis(MILLIS)
                .setStyle(symbols ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUnit(large ? " MiB" : " KiB", large ? 1 << 20 : 1 << 10)
                .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
                .setConsumer(new Line(stream, width - 1))
                .clearDisplayOnFinish()
                .build();
    }

    void reached(long bytes) {
        bar.stepTo(bytes);
    }

    @Override
    public void close() {
        bar.close();
    }

    /** The line, without the library's own look at the terminal, which takes longer than most transfers. */
    private record Line(PrintStream stream, int columns) implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return columns;
        }

        @Override
        public void accept(String rendered) {
            stream.print("\r" + Columns.cut(rendered, columns));
            stream.flush();
        }

        @Override
        public void clear() {
            stream.print("\r" + " ".repeat(columns) + "\r");
        }

        @Override
        public void close() {
            stream.flush();
        }
    }
}
