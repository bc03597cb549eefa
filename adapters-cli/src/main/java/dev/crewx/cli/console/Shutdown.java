package dev.crewx.cli.console;

import java.util.concurrent.CountDownLatch;

/** Waits for Ctrl-C or a termination signal. */
public final class Shutdown {
    private Shutdown() {}

    /**
     * Waits until the process is told to end, does {@code cleanUp}, and ends with the process. It does not return then,
     * so that nobody cleans up beside it; it returns only, cleaned up, when the waiting thread is interrupted.
     */
    public static void await(Runnable cleanUp) {
        Thread hook = new Thread(cleanUp, "crewx-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Runtime.getRuntime().removeShutdownHook(hook);
            cleanUp.run();
        }
    }
}
