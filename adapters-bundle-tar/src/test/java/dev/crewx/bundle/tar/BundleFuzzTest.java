package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BundleFuzzTest {
    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    @Test
    void readsAllThatWasKeptFromEarlierRuns() throws IOException {
        BundleFuzz fuzz = new BundleFuzz(0);
        List<Path> files;
        try (Stream<Path> children = Files.list(KEPT)) {
            files = children.sorted().toList();
        }
        assertTrue(files.size() > 20, "the kept inputs are there");
        for (Path file : files) {
            fuzz.read(Files.readAllBytes(file));
        }
    }

    @Test
    void readsWhateverThreeSeedsMake() {
        for (long seed = 1; seed <= 3; seed++) {
            BundleFuzz fuzz = new BundleFuzz(seed);
            for (int i = 0; i < 3000; i++) {
                try {
                    fuzz.step();
                } catch (RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", step " + i, e);
                }
            }
        }
    }

    /** With {@code -Dcrewx.fuzz.seconds=120 -Dcrewx.fuzz.seed=…}; one second where nothing is said. */
    @Test
    void readsWhateverTheTimeAllows() throws IOException {
        long seconds = Long.getLong("crewx.fuzz.seconds", 1);
        long seed = Long.getLong("crewx.fuzz.seed", 4);
        System.out.println(BundleFuzz.run(seconds, seed, Path.of("target/fuzz")));
    }
}
