package dev.crewx.application.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs the same thing on many threads that begin together. */
public final class Concurrently {
    /** How many threads a contract uses. */
    public static final int THREADS = 16;

    private static final Duration GIVE_UP_AFTER = Duration.ofMinutes(2);

    private Concurrently() {}

    /**
     * Runs one task for each number from 0 on a virtual thread of its own, all let go at once.
     *
     * @param tasks what the thread of this number does
     * @return what they gave, by number
     * @throws AssertionError when one of them threw, with what it threw, or did not end
     */
    public static <T> List<T> run(int threads, IntFunction<Callable<T>> tasks) {
        return run(threads, GIVE_UP_AFTER, tasks);
    }

    /**
     * The same for what takes long.
     *
     * @param bound how long each may take before it is given up
     */
    public static <T> List<T> run(int threads, Duration bound, IntFunction<Callable<T>> tasks) {
        CyclicBarrier start = new CyclicBarrier(threads);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Callable<T> task = tasks.apply(i);
                futures.add(executor.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(result(future, bound));
            }
            return results;
        }
    }

    private static <T> T result(Future<T> future, Duration bound) {
        try {
            return future.get(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("A thread failed", e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new AssertionError("A thread did not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }
}
