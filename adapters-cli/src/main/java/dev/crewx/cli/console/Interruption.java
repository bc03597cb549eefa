package dev.crewx.cli.console;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ctrl-C and termination, for a command that leaves nothing half-done: it is told, and the process waits until it has put
 * things in order and said so. Then the process ends with the code for that.
 */
public final class Interruption implements AutoCloseable {
    /** A command that takes longer is ended all the same; what it was doing must be safe against that too. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Thread hook;
    private volatile boolean requested;

    /** Watches nothing yet. */
    Interruption() {}

    /** Watches from now on; twice does no harm. */
    synchronized Interruption watch() {
        if (hook == null) {
            Thread made = new Thread(this::end, "crewx-interruption");
            Runtime.getRuntime().addShutdownHook(made);
            hook = made;
        }
        return this;
    }

    /** Whether the process was told to end. */
    public boolean isRequested() {
        return requested;
    }

    private void end() {
        requested = true;
        try {
            over.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
    }

    /** The command has said its last word. */
    @Override
    public synchronized void close() {
        over.countDown();
        Thread made = hook;
        if (made != null && !requested) {
            hook = null;
            Runtime.getRuntime().removeShutdownHook(made);
        }
    }
}
