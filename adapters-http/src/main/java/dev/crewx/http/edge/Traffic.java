package dev.crewx.http.edge;

import dev.crewx.http.Drainable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What goes on at the edge as a whole: connections, requests under way, and whether the server is about to stop. */
@Singleton
public final class Traffic implements Drainable {
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private volatile boolean stopping;

    /** How many connections there are. */
    public int connections() {
        return connections.get();
    }

    /** How many requests have begun and not ended. */
    public int requestsUnderWay() {
        return underWay.get();
    }

    /** Whether new requests are told to go elsewhere. */
    public boolean isStopping() {
        return stopping;
    }

    /** Counts a connection; returns how many there are with it. */
    int opened() {
        return connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }

    void begun() {
        underWay.incrementAndGet();
    }

    void ended() {
        if (underWay.decrementAndGet() == 0 && stopping) {
            lock.lock();
            try {
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public boolean drain(Duration limit) {
        stopping = true;
        long left = limit.toNanos();
        lock.lock();
        try {
            while (underWay.get() > 0 && left > 0) {
                left = ended.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        return underWay.get() == 0;
    }
}
