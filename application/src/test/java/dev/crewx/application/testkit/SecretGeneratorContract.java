package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.access.spi.SecretGenerator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SecretGenerator} does; whether its bytes can be guessed no test tells. */
public abstract class SecretGeneratorContract {
    /** The subject. */
    protected abstract SecretGenerator generator();

    @Test
    void makesAsManyBytesAsAreAskedFor() {
        for (int count : List.of(1, 16, 32, 1_000)) {
            assertEquals(count, generator().bytes(count).length);
        }
    }

    @Test
    void makesOthersEachTimeForManyThreadsAtOnce() {
        SecretGenerator generator = generator();
        List<String> made =
                Concurrently.run(Concurrently.THREADS, i -> () -> HexFormat.of().formatHex(generator.bytes(16)));
        assertEquals(Concurrently.THREADS, new HashSet<>(made).size());
    }
}
