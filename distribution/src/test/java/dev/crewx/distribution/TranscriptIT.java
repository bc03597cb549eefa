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

/** A session as in {@link TranscriptTest}, held with the packaged layout: real processes against a real server. */
final class TranscriptIT {
    @ParameterizedTest
    @ValueSource(strings = "publish")
    void commandsSayTheSameAsProcesses(String session, @TempDir Path folder) throws IOException {
        Path root = folder.toRealPath();
        Transcript.copy(Path.of("..", "examples"), root.resolve("examples"));
        String earlier = Files.readString(TranscriptTest.file(session));
        String now;
        try (PackagedCrewx crewx = new PackagedCrewx(root)) {
            now = new Transcript(root, crewx.registry(), (at, variables, input, arguments) -> {
                        Map<String, String> all = new TreeMap<>(
                                Map.of("CREWX_REGISTRY", crewx.registry().toString()));
                        all.putAll(variables);
                        return crewx.start(at, all, input, arguments).answer();
                    })
                    .replay(earlier);
        }
        assertEquals(earlier, now);
    }
}
