package dev.crewx.domain.resolution;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How long a resolution may go on. The domain has no clock of its own, so the caller brings one.
 *
 * @param maxSteps the most decisions, conflicts and packages asked for, together
 * @param maxTime the most time by {@code nanoClock}
 * @param nanoClock a clock that only goes forward, in nanoseconds
 * @param cancelled asked now and then; once true, the resolution ends
 */
public record Budget(long maxSteps, Duration maxTime, LongSupplier nanoClock, BooleanSupplier cancelled) {
    /** Goes on until there is an answer. */
    public static final Budget UNLIMITED = ofSteps(Long.MAX_VALUE);

    /** @throws IllegalArgumentException when a limit is negative */
    public Budget {
        if (maxSteps < 0 || maxTime.isNegative()) {
            throw new IllegalArgumentException("A budget is not negative: " + maxSteps + " steps, " + maxTime);
        }
    }

    /** Ends after this many steps; the same on every machine. */
    public static Budget ofSteps(long maxSteps) {
        return new Budget(maxSteps, Duration.ofDays(36_500), () -> 0, () -> false);
    }

    /** This budget with no more than this many steps. */
    Budget atMost(long steps) {
        return new Budget(Math.min(steps, maxSteps), maxTime, nanoClock, cancelled);
    }

    /** This budget, ended after this time as well. */
    public Budget withTime(Duration time, LongSupplier clock) {
        return new Budget(maxSteps, time, clock, cancelled);
    }

    /** This budget, ended as soon as the caller says so. */
    public Budget withCancellation(BooleanSupplier isCancelled) {
        return new Budget(maxSteps, maxTime, nanoClock, isCancelled);
    }
}
