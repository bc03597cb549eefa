package dev.crewx.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Work on many things at once, each piece on a virtual thread of its own; results in the order of the things. */
final class Parallel {
    private static final int PIECE = 32;

    private Parallel() {}

    static <T, R> List<R> map(List<T> things, Function<T, R> work) {
        if (things.size() <= PIECE) {
            return things.stream().map(work).toList();
        }
        List<R> results = new ArrayList<>(things.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<R>>> pieces = new ArrayList<>();
            for (int i = 0; i < things.size(); i += PIECE) {
                List<T> piece = things.subList(i, Math.min(i + PIECE, things.size()));
                pieces.add(threads.submit(() -> piece.stream().map(work).toList()));
            }
            for (Future<List<R>> piece : pieces) {
                results.addAll(result(piece));
            }
        }
        return results;
    }

    private static <R> R result(Future<R> piece) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return piece.get();
                } catch (InterruptedException e) {
                    interrupted = true; // the work is bounded: it is waited for, and the interruption is kept
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A piece of work failed", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
