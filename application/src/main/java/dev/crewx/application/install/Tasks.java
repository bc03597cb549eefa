package dev.crewx.application.install;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What an install does at the same time, each on a thread of its own; ended as soon as the caller says so. */
final class Tasks implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 50;

    private final BooleanSupplier cancelled;
    private @Nullable ExecutorService threads;

    Tasks(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    synchronized <T> Future<T> start(Callable<T> task) {
        ExecutorService running = threads;
        if (running == null) {
            running = Executors.newVirtualThreadPerTaskExecutor();
            threads = running;
        }
        return running.submit(task);
    }

    /**
     * Waits for a task.
     *
     * @throws Refusal when the caller says stop meanwhile
     */
    <T> T await(Future<T> task) {
        while (true) {
            stopIfCancelled();
            try {
                return task.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Looks again whether the caller says stop.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal(new InstallResult.Interrupted());
            } catch (ExecutionException e) {
                stopIfCancelled();
                throw switch (e.getCause()) {
                    case RuntimeException failure -> failure;
                    case Error defect -> defect(defect);
                    case null, default -> new IllegalStateException("A task threw what it does not declare", e);
                };
            }
        }
    }

    /** @throws Refusal when the caller says stop */
    void stopIfCancelled() {
        if (cancelled.getAsBoolean()) {
            throw new Refusal(new InstallResult.Interrupted());
        }
    }

    private static RuntimeException defect(Error defect) {
        throw defect;
    }

    /** Interrupts what still runs and waits for its end. */
    @Override
    public synchronized void close() {
        ExecutorService running = threads;
        if (running != null) {
            running.shutdownNow();
            running.close();
        }
    }
}
