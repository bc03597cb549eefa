package dev.crewx.domain.resolution;

import org.jspecify.annotations.Nullable;

/** Counts steps against a {@link Budget} and notices when it is time to stop. */
final class SearchBudget {
    /** Why a search stopped before its end. */
    enum Stop {
        EXHAUSTED,
        CANCELLED
    }

    private static final int STEPS_BETWEEN_LOOKS = 64;

    private final Budget budget;
    private final long startNanos;
    private final long maxNanos;
    private long steps;
    private long nextLook;
    private @Nullable Stop stop;

    SearchBudget(Budget budget) {
        this.budget = budget;
        this.startNanos = budget.nanoClock().getAsLong();
        long seconds = budget.maxTime().toSeconds();
        this.maxNanos =
                seconds > 1_000_000_000L ? Long.MAX_VALUE : budget.maxTime().toNanos();
    }

    /** Counts one step. */
    void step() {
        if (++steps > budget.maxSteps()) {
            stopFor(Stop.EXHAUSTED);
        }
        if (steps >= nextLook) {
            nextLook = steps + STEPS_BETWEEN_LOOKS;
            if (budget.cancelled().getAsBoolean()) {
                stopFor(Stop.CANCELLED);
            } else if (budget.nanoClock().getAsLong() - startNanos > maxNanos) {
                stopFor(Stop.EXHAUSTED);
            }
        }
    }

    private void stopFor(Stop why) {
        if (stop == null) {
            stop = why;
        }
    }

    /** Why to stop, {@code null} while there is no reason. */
    @Nullable Stop stop() {
        return stop;
    }

    long steps() {
        return steps;
    }
}
