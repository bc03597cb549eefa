package dev.crewx.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.http.TickingClock;
import dev.crewx.http.exchange.Allowance;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TokenBucketsTest {
    private final TickingClock clock = new TickingClock();

    private TokenBuckets buckets(int limit) {
        return new TokenBuckets(limit, 1_000, clock);
    }

    @Test
    void aClientMayTakeAllAtOnceAndThenWaits() {
        TokenBuckets buckets = buckets(3);
        assertEquals(new Allowance(true, 3, 2, 20, 0), buckets.take("a"));
        assertEquals(new Allowance(true, 3, 1, 40, 0), buckets.take("a"));
        assertEquals(new Allowance(true, 3, 0, 60, 0), buckets.take("a"));
        assertEquals(new Allowance(false, 3, 0, 60, 20), buckets.take("a"));
    }

    @Test
    void tokensComeBackEvenly() {
        TokenBuckets buckets = buckets(6);
        for (int i = 0; i < 6; i++) {
            buckets.take("a");
        }
        clock.pass(Duration.ofSeconds(9));
        assertEquals(1, buckets.look("a").retrySeconds());
        clock.pass(Duration.ofSeconds(1));
        assertTrue(buckets.take("a").admitted());
        assertFalse(buckets.take("a").admitted());
        clock.pass(Duration.ofMinutes(10));
        assertEquals(5, buckets.take("a").remaining());
    }

    @Test
    void clientsDoNotShare() {
        TokenBuckets buckets = buckets(1);
        assertTrue(buckets.take("a").admitted());
        assertTrue(buckets.take("b").admitted());
        assertFalse(buckets.take("a").admitted());
    }

    @Test
    void lookingTakesNothing() {
        TokenBuckets buckets = buckets(1);
        assertTrue(buckets.look("a").admitted());
        assertTrue(buckets.look("a").admitted());
        assertTrue(buckets.take("a").admitted());
        assertFalse(buckets.look("a").admitted());
    }

    @Test
    void whoWasNotSeenForTwoMinutesIsForgotten() {
        TokenBuckets buckets = buckets(60);
        for (int minute = 0; minute < 10; minute++) {
            for (int i = 0; i < 100; i++) {
                buckets.take(minute + " " + i);
            }
            assertTrue(buckets.size() <= 200, "minute " + minute + ": " + buckets.size());
            clock.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void aMinutesTurnForgetsNothingThatCounts() {
        TokenBuckets buckets = buckets(2);
        clock.pass(Duration.ofSeconds(59));
        buckets.take("a");
        buckets.take("a");
        clock.pass(Duration.ofSeconds(2));
        assertFalse(buckets.take("a").admitted());
    }

    @Test
    void memoryIsBoundedAndNewcomersShareWhenThereAreTooMany() {
        TokenBuckets buckets = buckets(1);
        int refused = 0;
        for (int i = 0; i < 100_000; i++) {
            refused += buckets.take("client " + i).admitted() ? 0 : 1;
        }
        assertTrue(buckets.size() <= 1_000 + (1 << 10), String.valueOf(buckets.size()));
        assertTrue(refused > 90_000, String.valueOf(refused));
        assertFalse(buckets.take("client 0").admitted());
    }

    @Test
    void aClockThatGoesBackLocksNobodyOut() {
        TokenBuckets buckets = buckets(1);
        buckets.take("a");
        clock.pass(Duration.ofDays(-1));
        assertFalse(buckets.take("a").admitted());
        clock.pass(Duration.ofMinutes(1));
        assertTrue(buckets.take("a").admitted());
    }

    @Test
    void manyAtOnceTakeNoMoreThanThereIs() {
        TokenBuckets buckets = buckets(500);
        AtomicInteger admitted = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                threads.execute(() -> admitted.addAndGet(buckets.take("a").admitted() ? 1 : 0));
            }
        }
        assertEquals(500, admitted.get());
    }
}
