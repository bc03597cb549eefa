package dev.crewx.http.observe;

import dev.crewx.http.RequestLogging;
import dev.crewx.http.ServerSettings;
import dev.crewx.http.exchange.Exchange;
import dev.crewx.http.exchange.ExchangeObserver;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A line a request. Connections' threads only add to a buffer; it is written a moment later, many lines at once, by a
 * thread that may wait. When the reader is so slow that the buffer is full, lines are dropped, and their number is told.
 */
@Singleton
final class RequestLog implements ExchangeObserver, AutoCloseable {
    private static final int MAX_WAITING_CHARS = 1 << 20;
    private static final long DELAY_MILLIS = 100;

    private final @Nullable OutputStream out;
    private final LogLine format;
    private final Clock clock;
    private final Executor later;
    private final ReentrantLock adding = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private StringBuilder waiting = new StringBuilder();
    private long dropped;

    @Inject
    RequestLog(ServerSettings settings, Clock clock, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this(
                settings.requestLog().orElse(null),
                clock,
                CompletableFuture.delayedExecutor(DELAY_MILLIS, TimeUnit.MILLISECONDS, blocking));
    }

    RequestLog(@Nullable RequestLogging logging, Clock clock, Executor later) {
        this.out = logging == null ? null : logging.out();
        this.format = new LogLine(logging != null && logging.json());
        this.clock = clock;
        this.later = later;
    }

    @Override
    public void ended(Exchange exchange, boolean whole) {
        if (out == null) {
            return;
        }
        boolean first;
        adding.lock();
        try {
            first = waiting.isEmpty() && dropped == 0;
            if (waiting.length() > MAX_WAITING_CHARS) {
                dropped++;
            } else {
                format.append(waiting, clock.millis(), exchange, whole);
            }
        } finally {
            adding.unlock();
        }
        if (first) {
            later.execute(this::write);
        }
    }

    private void write() {
        OutputStream target = out;
        if (target == null) {
            return;
        }
        writing.lock();
        try {
            StringBuilder lines;
            adding.lock();
            try {
                lines = waiting;
                if (dropped > 0) {
                    format.appendDropped(lines, clock.millis(), dropped);
                }
                waiting = new StringBuilder();
                dropped = 0;
            } finally {
                adding.unlock();
            }
            target.write(lines.toString().getBytes(StandardCharsets.UTF_8));
            target.flush();
        } catch (IOException e) {
            // Whoever read the log is gone; the registry serves on.
        } finally {
            writing.unlock();
        }
    }

    /** Writes what waits. */
    @Override
    @PreDestroy
    public void close() {
        write();
    }
}
