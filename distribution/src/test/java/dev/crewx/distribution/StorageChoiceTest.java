package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A storage is chosen by its name: one that only the tests have is found without a change anywhere else. */
final class StorageChoiceTest {
    @Test
    void theMainJobRunsOnAStorageThatWasOnlyAdded(@TempDir Path root) throws IOException {
        try (Workplace work = Workplace.in(root, "tiny")) {
            work.signIn();
            Path skill = Workplace.example("word-count");
            assertEquals(0, work.run("registry", "publish", skill.toString()).exitCode());
            Answer installed = work.run("registry", "install", "word-count");
            assertEquals(0, installed.exitCode(), installed.toString());
            assertTrue(installed.out().contains("word-count@1.2.0"), installed.toString());
        }
    }
}
