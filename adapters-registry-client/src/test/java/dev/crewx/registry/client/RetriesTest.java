package dev.crewx.registry.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RetriesTest {
    private static Retries retries(long seed) {
        Random random = new Random(seed);
        return new Retries(Retries.Policy.of(() -> random));
    }

    @Test
    void waitLongerEachTimeAndGiveUpAfterThree() {
        for (long seed = 0; seed < 50; seed++) {
            Retries retries = retries(seed);
            for (long millis : new long[] {250, 500, 1000}) {
                long wait = retries.next(Optional.empty()).orElseThrow().toMillis();
                assertTrue(wait >= millis / 2 && wait <= millis * 3 / 2, "seed " + seed + ": " + wait);
            }
            assertEquals(Optional.empty(), retries.next(Optional.empty()));
            assertEquals(4, retries.tries());
        }
    }

    @Test
    void waitAsLongAsTheRegistryAsksIfThatIsBearable() {
        assertEquals(Optional.of(Duration.ofSeconds(20)), retries(1).next(Optional.of(Duration.ofSeconds(20))));
        assertEquals(Optional.empty(), retries(1).next(Optional.of(Duration.ofSeconds(21))));
        Duration own = retries(1).next(Optional.empty()).orElseThrow();
        assertEquals(Optional.of(own), retries(1).next(Optional.of(Duration.ZERO)));
    }

    @Test
    void countAnewWhenSomethingCameForward() {
        Retries retries = retries(1);
        for (int i = 0; i < 20; i++) {
            assertTrue(retries.next(Optional.empty()).isPresent());
            retries.moved();
        }
    }

    @Test
    void neverWaitLongerThanBearable() {
        Retries.Policy policy =
                new Retries.Policy(60, Duration.ofMillis(250), Duration.ofSeconds(20), () -> new Random(1));
        assertTrue(policy.backoff(59).compareTo(Duration.ofSeconds(30)) <= 0);
    }
}
