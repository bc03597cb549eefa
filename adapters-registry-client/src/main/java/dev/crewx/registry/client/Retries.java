package dev.crewx.registry.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The tries of one request: how many are left, and how long to wait for the next. */
final class Retries {
    private final Policy policy;
    private int used;

    Retries(Policy policy) {
        this.policy = policy;
    }

    /**
     * How long to wait before the next try.
     *
     * @param asked what the registry asks for, if it does
     * @return empty when there is to be none: all are used, or the registry asks for more than a user would wait
     */
    Optional<Duration> next(Optional<Duration> asked) {
        if (used == policy.times()
                || asked.filter(time -> time.compareTo(policy.longest()) > 0).isPresent()) {
            return Optional.empty();
        }
        Duration own = policy.backoff(used++);
        return Optional.of(asked.filter(time -> time.compareTo(own) > 0).orElse(own));
    }

    /** What was wanted came forward: the tries count anew. */
    void moved() {
        used = 0;
    }

    /** How often it was tried, the first time included. */
    int tries() {
        return used + 1;
    }

    /**
     * How often and how soon to try again.
     *
     * @param times how often beside the first
     * @param first how long to wait the first time; twice as long each time after
     * @param longest the longest wait
     * @param random shifts each wait by up to half, so that many clients do not come back at once
     */
    record Policy(int times, Duration first, Duration longest, Supplier<? extends RandomGenerator> random) {
        static Policy of(Supplier<? extends RandomGenerator> random) {
            return new Policy(3, Duration.ofMillis(250), Duration.ofSeconds(20), random);
        }

        Duration backoff(int used) {
            long whole = Math.min(first.toMillis() << Math.min(used, 20), longest.toMillis());
            return Duration.ofMillis(Math.round(whole * (0.5 + random.get().nextDouble())));
        }
    }
}
