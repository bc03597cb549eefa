package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What commands say, success and failure, is what it was: sessions at the command line against the real server are held
 * again and compared with their texts in {@code src/test/resources/transcripts}.
 */
final class TranscriptTest {
    /** The text of a session. */
    static Path file(String session) {
        return Path.of("src", "test", "resources", "transcripts", session + ".txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundle", "account", "publish", "discover", "install", "remote", "setup"})
    void commandsSayWhatTheySaid(String session, @TempDir Path folder) throws IOException {
        Path root = folder.toRealPath();
        Path file = file(session);
        String earlier = Files.readString(file);
        String now;
        try (Workplace work = Workplace.in(root)) {
            Transcript.copy(Path.of("..", "examples"), root.resolve("examples"));
            now = new Transcript(root, work.registry(), (at, variables, input, arguments) -> {
                        Map<String, String> all = new TreeMap<>(work.variables());
                        all.putAll(variables);
                        return Workplace.run(at, all, input, arguments.toArray(String[]::new));
                    })
                    .replay(earlier);
        }
        if (Boolean.getBoolean("crewx.docs.update") && System.getenv("CI") == null) {
            Files.writeString(file, now);
        }
        assertEquals(
                earlier,
                now,
                file + " is another; where that is right: mvn -pl distribution -am verify -Dtest=TranscriptTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcrewx.docs.update=true, and look at the change");
    }
}
