package dev.crewx.http.limits;

import dev.crewx.http.exchange.Allowance;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

/**
 * A token bucket for each client: as many tokens as the limit says, filled again evenly within a minute. A bucket is one
 * number, the time at which it will be full (the generic cell rate algorithm). One that was not touched for a minute is
 * full, as if it had never been: buckets are kept in two generations, and each minute the older one is let go.
 *
 * <p>When there are too many clients, new ones share buckets with others whose names hash alike.
 */
final class TokenBuckets {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis() * 1_000;
    private static final int SHARED = 1 << 10;

    private final int limit;
    private final long microsPerToken;
    private final int maxClients;
    private final Clock clock;
    private final ReentrantLock turning = new ReentrantLock();
    private volatile Generations generations;

    /** So many tokens a minute, told apart for so many clients a minute. */
    TokenBuckets(int limit, int maxClients, Clock clock) {
        this.limit = limit;
        this.microsPerToken = MINUTE / limit;
        this.maxClients = maxClients;
        this.clock = clock;
        this.generations = new Generations(now(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** Takes a token, if there is one. */
    Allowance take(String client) {
        long now = now();
        long burst = limit * microsPerToken;
        // A bucket from before the clock went back is at the most empty.
        LongUnaryOperator missing = full -> Math.clamp(full - now, 0, burst);
        LongUnaryOperator taken = left -> left + microsPerToken <= burst ? left + microsPerToken : left;
        long before = missing.applyAsLong(
                bucket(client, now).getAndUpdate(full -> now + taken.applyAsLong(missing.applyAsLong(full))));
        long after = taken.applyAsLong(before);
        return allowance(after != before, after);
    }

    /** What {@link #take} would say, without taking anything. */
    Allowance look(String client) {
        long now = now();
        long burst = limit * microsPerToken;
        long missing = Math.clamp(bucket(client, now).get() - now, 0, burst);
        return allowance(missing + microsPerToken <= burst, missing);
    }

    /** How many buckets there are. */
    int size() {
        Generations both = generations;
        return both.young.size() + both.old.size();
    }

    private Allowance allowance(boolean admitted, long missing) {
        long left = limit * microsPerToken - missing;
        int retry = admitted ? 0 : Math.max(1, seconds(microsPerToken - left));
        return new Allowance(admitted, limit, (int) (left / microsPerToken), seconds(missing), retry);
    }

    private static int seconds(long micros) {
        return (int) Math.ceilDiv(micros, 1_000_000L);
    }

    private AtomicLong bucket(String client, long now) {
        Generations both = current(now);
        AtomicLong bucket = both.young.get(client);
        if (bucket != null) {
            return bucket;
        }
        AtomicLong older = both.old.get(client);
        String name = older == null && both.young.size() + both.old.size() >= maxClients
                ? Integer.toString(Math.floorMod(client.hashCode(), SHARED))
                : client;
        return both.young.computeIfAbsent(name, key -> older == null ? new AtomicLong(now) : older);
    }

    private Generations current(long now) {
        Generations both = generations;
        if (now - both.since < MINUTE && now >= both.since) {
            return both;
        }
        turning.lock();
        try {
            both = generations;
            if (now - both.since >= MINUTE || now < both.since) {
                boolean adjacent = now - both.since < 2 * MINUTE;
                generations = new Generations(
                        now, new ConcurrentHashMap<>(), adjacent ? both.young : new ConcurrentHashMap<>());
            }
            return generations;
        } finally {
            turning.unlock();
        }
    }

    private long now() {
        return clock.millis() * 1_000;
    }

    private record Generations(
            long since, ConcurrentMap<String, AtomicLong> young, ConcurrentMap<String, AtomicLong> old) {}
}
