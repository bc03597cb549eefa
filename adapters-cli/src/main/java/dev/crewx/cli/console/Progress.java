package dev.crewx.cli.console;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a transfer has come. The bar is made, and its library loaded, only once the transfer has lasted a moment. Safe
 * for use by many threads at once.
 */
public abstract class Progress implements AutoCloseable {
    /** Nobody watches. */
    public static final Progress NONE = new Progress() {
        @Override
        protected void moved(long doneBytes) {}

        @Override
        public void close() {}
    };

    private final AtomicLong done = new AtomicLong();

    private Progress() {}

    static Progress shown(PrintStream stream, String task, long totalBytes, int width, boolean symbols) {
        return new Shown(stream, task, totalBytes, width, symbols);
    }

    /** So many bytes more are done. */
    public final void advance(long bytes) {
        moved(done.addAndGet(bytes));
    }

    /** So many bytes are done in all. */
    public final void reached(long bytes) {
        done.set(bytes);
        moved(bytes);
    }

    /** So many bytes are done. */
    protected abstract void moved(long doneBytes);

    /** Takes the bar away. */
    @Override
    public abstract void close();

    private static final class Shown extends Progress {
        private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(300);

        private final PrintStream stream;
        private final String task;
        private final long totalBytes;
        private final int width;
        private final boolean symbols;
        private final long started = System.nanoTime();
        private volatile @Nullable TransferBar bar;

        Shown(PrintStream stream, String task, long totalBytes, int width, boolean symbols) {
            this.stream = stream;
            this.task = task;
            this.totalBytes = totalBytes;
            this.width = width;
            this.symbols = symbols;
        }

        @Override
        protected void moved(long doneBytes) {
            TransferBar shown = bar;
            if (shown == null && System.nanoTime() - started > MOMENT) {
                shown = open();
            }
            if (shown != null) {
                shown.reached(doneBytes);
            }
        }

        private synchronized TransferBar open() {
            TransferBar shown = bar;
            if (shown == null) {
                shown = new TransferBar(stream, task, totalBytes, width, symbols);
                bar = shown;
            }
            return shown;
        }

        @Override
        public synchronized void close() {
            TransferBar shown = bar;
            if (shown != null) {
                shown.close();
                bar = null;
            }
        }
    }
}
