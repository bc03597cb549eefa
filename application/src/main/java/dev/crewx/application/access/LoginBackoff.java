package dev.crewx.application.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes whoever guesses passwords wait: after some wrong ones in a row for one name from one address, twice as long each
 * time. Name and address count together, so that nobody can lock another out, and a name that does not exist counts like
 * one that does. It remembers a bounded number of pairs, in this process.
 */
public final class LoginBackoff {
    /** How many wrong passwords in a row cost nothing. */
    static final int FREE = 5;

    /** The longest wait. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int REMEMBERED = 10_000;

    private final int free;
    private final Clock clock;
    private final Map<Pair, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private LoginBackoff(int free, Clock clock) {
        this.free = free;
        this.clock = clock;
    }

    /** One by this clock. */
    public static LoginBackoff by(Clock clock) {
        return new LoginBackoff(FREE, clock);
    }

    /** One that never makes anybody wait. */
    public static LoginBackoff none() {
        return new LoginBackoff(Integer.MAX_VALUE, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** How long to wait before another try counts; empty when none is needed. */
    synchronized Optional<Duration> toWait(String name, String address) {
        Failures before = failures.get(new Pair(name, address));
        return Optional.ofNullable(before)
                .map(known -> Duration.between(clock.instant(), known.until()))
                .filter(Duration::isPositive);
    }

    /** A wrong password was shown. */
    synchronized void failed(String name, String address) {
        failures.merge(new Pair(name, address), new Failures(1, clock.instant()), (before, one) -> {
            int count = before.count() + 1;
            int doublings = Math.min(count - free, 30);
            Duration wait = doublings < 1 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
            return new Failures(count, clock.instant().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
        });
    }

    /** The right password was shown. */
    synchronized void succeeded(String name, String address) {
        failures.remove(new Pair(name, address));
    }

    private record Pair(String name, String address) {}

    private record Failures(int count, Instant until) {}
}
