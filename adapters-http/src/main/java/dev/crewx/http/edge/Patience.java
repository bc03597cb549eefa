package dev.crewx.http.edge;

import dev.crewx.http.HttpSettings;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long one connection's client may take for what it is at. It looks from time to time, so a client has up to a
 * quarter more than the settings say. Used by the connection's thread alone.
 */
final class Patience {
    private static final Duration LINGER = Duration.ofSeconds(10);
    private static final long SHORTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_LOOK = TimeUnit.SECONDS.toNanos(5);

    private final HttpSettings settings;
    private final Channel channel;
    private Phase phase = Phase.IDLE;
    private long sinceNanos;
    private long arrivedBytes;
    private boolean waited;
    private boolean wanted;
    private long unsentBytes;
    private long unsentProgress;

    /** What the client is at. */
    enum Phase {
        /** Nothing: a new connection, or one between two requests. */
        IDLE,
        /** Sending a request's head. */
        HEAD,
        /** Sending a request's body. */
        BODY,
        /** Waiting for an answer, or taking it. */
        ANSWER,
        /** Sending what nobody wants any more, before the connection ends. */
        LINGER
    }

    /** With the client of this connection. */
    Patience(HttpSettings settings, Channel channel) {
        this.settings = settings;
        this.channel = channel;
        this.sinceNanos = System.nanoTime();
    }

    /**
     * Begins to look.
     *
     * @param tooSlow what happens when the client takes too long to send
     */
    void begin(Runnable tooSlow) {
        long shortest = Math.min(
                settings.headTimeout().toNanos(),
                Math.min(
                        settings.stallTimeout().toNanos(),
                        settings.idleTimeout().toNanos()));
        long every = Math.clamp(shortest / 4, SHORTEST_LOOK, LONGEST_LOOK);
        var looking =
                channel.eventLoop().scheduleWithFixedDelay(() -> look(tooSlow), every, every, TimeUnit.NANOSECONDS);
        var _ = channel.closeFuture().addListener(closed -> looking.cancel(false));
    }

    void enter(Phase next) {
        phase = next;
        beginWindow(System.nanoTime());
    }

    /** So many bytes arrived. */
    void arrived(int bytes) {
        arrivedBytes += bytes;
        wanted = false;
        if (phase == Phase.IDLE) {
            enter(Phase.HEAD);
        }
    }

    /** More bytes are wanted: from now on the client is waited for, not the server. */
    void want() {
        wanted = true;
    }

    private void beginWindow(long now) {
        sinceNanos = now;
        arrivedBytes = 0;
        waited = true;
    }

    private void look(Runnable tooSlow) {
        long now = System.nanoTime();
        long passed = now - sinceNanos;
        switch (phase) {
            case IDLE -> closeAfter(settings.idleTimeout(), passed);
            case LINGER -> closeAfter(LINGER, passed);
            case HEAD -> {
                if (passed > settings.headTimeout().toNanos()) {
                    tooSlow.run();
                }
            }
            case BODY -> {
                waited &= wanted;
                if (passed > settings.stallTimeout().toNanos()) {
                    long least = passed / TimeUnit.SECONDS.toNanos(1) * settings.minBytesPerSecond();
                    if (waited && arrivedBytes <= least) {
                        tooSlow.run();
                    } else {
                        beginWindow(now);
                    }
                }
            }
            case ANSWER -> {
                if (hasMoved()) {
                    beginWindow(now);
                } else if (passed > settings.stallTimeout().toNanos()) {
                    var _ = channel.close();
                }
            }
        }
    }

    private void closeAfter(Duration limit, long passed) {
        if (passed > limit.toNanos()) {
            var _ = channel.close();
        }
    }

    /** Whether the client has taken some of what waits for it, or nothing waits. */
    private boolean hasMoved() {
        ChannelOutboundBuffer out = channel.unsafe().outboundBuffer();
        if (out == null || out.isEmpty()) {
            return true;
        }
        long bytes = out.totalPendingWriteBytes();
        long progress = out.currentProgress();
        boolean moved = bytes != unsentBytes || progress != unsentProgress;
        unsentBytes = bytes;
        unsentProgress = progress;
        return moved;
    }
}
