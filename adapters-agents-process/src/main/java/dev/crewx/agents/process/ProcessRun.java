package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentOutcome.Ending;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process with its streams, watched by a thread of its own until it and all that it started are gone. */
final class ProcessRun implements AgentRun {
    /** How long the streams are read on after the last process is gone: something unreachable may still hold them. */
    private static final Duration DRAIN = Duration.ofSeconds(2);

    /** Longer than any run takes, and short enough to be counted in nanoseconds. */
    private static final Duration FOR_EVER = Duration.ofDays(3650);

    private static final Duration FIRST_LOOK = Duration.ofMillis(2);
    private static final Duration LAST_LOOK = Duration.ofMillis(500);

    private final AgentRequest request;
    private final Process process;
    private final ProcessTree tree;
    private final Watchdog watchdog;
    private final Pump out;
    private final Pump err;
    private final CompletableFuture<AgentOutcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Process> stopped = new CompletableFuture<>();

    private ProcessRun(AgentRequest request, Process process, Watchdog watchdog) {
        this.request = request;
        this.process = process;
        this.tree = new ProcessTree(process, mark(request));
        this.watchdog = watchdog;
        this.out = new Pump(request.out(), request.maxCapturedBytes());
        this.err = new Pump(request.err(), request.maxCapturedBytes());
    }

    /**
     * Starts a program.
     *
     * @param command with the program's whole path
     * @param input what it gets on standard input; nothing at all when empty
     */
    static AgentRun start(List<String> command, AgentRequest request, Optional<String> input) {
        ProcessBuilder builder = new ProcessBuilder(Sessions.own(command))
                .directory(request.workingDirectory().toFile());
        builder.environment().clear();
        builder.environment().putAll(request.environment());
        builder.environment().put(AgentRequest.EXECUTION_ID, request.executionId());
        Watchdog watchdog = Watchdog.over(mark(request));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            watchdog.close();
            return OverRun.notStarted(String.valueOf(e.getMessage()));
        }
        watchdog.begun(process.pid());
        ProcessRun run = new ProcessRun(request, process, watchdog);
        RunningProcesses.add(run.tree);
        Thread.ofVirtual().start(() -> write(process.getOutputStream(), input.orElse("")));
        Thread outPump = Thread.ofVirtual().start(() -> run.out.pump(process.getInputStream()));
        Thread errPump = Thread.ofVirtual().start(() -> run.err.pump(process.getErrorStream()));
        Thread.ofVirtual().start(() -> run.watch(outPump, errPump));
        return run;
    }

    /** What every process of the run has in its environment, unless it took it out. */
    private static String mark(AgentRequest request) {
        return AgentRequest.EXECUTION_ID + "=" + request.executionId();
    }

    private static void write(OutputStream sink, String text) {
        try (sink) {
            sink.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return; // it does not read, or is gone: its own business
        }
    }

    private void watch(Thread outPump, Thread errPump) {
        long memory = 0;
        try {
            CompletableFuture<Object> over = CompletableFuture.anyOf(process.onExit(), stopped);
            long time = request.timeout().compareTo(FOR_EVER) < 0
                    ? request.timeout().toNanos()
                    : FOR_EVER.toNanos();
            long deadline = System.nanoTime() + time;
            Duration look = FIRST_LOOK;
            for (long left = time;
                    left > 0 && !isDone(over, Math.min(look.toNanos(), left));
                    left = deadline - System.nanoTime()) {
                memory = Math.max(memory, ProcessTable.residentBytes(tree.pids()));
                look = look.compareTo(LAST_LOOK) < 0 ? look.multipliedBy(2) : LAST_LOOK;
            }
            Ending ending = ending();
            tree.end();
            outPump.join(DRAIN);
            errPump.join(DRAIN);
            finish(ending, memory);
        } catch (InterruptedException e) {
            finish(new Ending.Ended(), memory); // nobody interrupts this thread
        }
    }

    private static boolean isDone(CompletableFuture<Object> future, long nanos) throws InterruptedException {
        try {
            future.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The end of a process cannot be waited for", e.getCause());
        }
    }

    private Ending ending() {
        if (stopped.isDone()) {
            return new Ending.Ended();
        }
        return process.isAlive() ? new Ending.TimedOut(request.timeout()) : new Ending.Exited(process.exitValue());
    }

    private void finish(Ending ending, long memory) {
        RunningProcesses.remove(tree);
        watchdog.close();
        outcome.complete(new AgentOutcome(ending, out.finish(), err.finish(), memory));
    }

    @Override
    public AgentOutcome await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return outcome.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopped.complete(process);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A run has no outcome", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        if (!outcome.isDone()) {
            stopped.complete(process);
            outcome.join();
        }
    }

    /** Hands a stream on, and keeps its beginning and its end. */
    private static final class Pump {
        private static final int BUFFER = 8192;

        private final BoundedCapture capture;
        private OutputStream sink;

        Pump(OutputStream sink, int limit) {
            this.sink = sink;
            this.capture = new BoundedCapture(limit);
        }

        void pump(InputStream from) {
            byte[] buffer = new byte[BUFFER];
            try (from) {
                for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
                    take(buffer, count);
                }
            } catch (IOException e) {
                return; // the process was ended
            }
        }

        private synchronized void take(byte[] buffer, int count) {
            capture.add(buffer, count);
            try {
                sink.write(buffer, 0, count);
                sink.flush();
            } catch (IOException e) {
                sink = OutputStream.nullOutputStream(); // nobody listens any more; the process is not to notice
            }
        }

        /** Hands nothing on from now on. */
        synchronized AgentOutcome.Captured finish() {
            sink = OutputStream.nullOutputStream();
            return capture.captured();
        }
    }
}
