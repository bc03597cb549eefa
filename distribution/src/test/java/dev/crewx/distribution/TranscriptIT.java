package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions as in {@link TranscriptTest}, held with the packaged layout: real processes against a real server. */
final class TranscriptIT {
    private static final Path COMMAND =
            Path.of("target", "crewx", "bin", "crewx").toAbsolutePath().normalize();

    private static ProcessBuilder command(Path folder, Path root, Map<String, String> variables, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(COMMAND.toString()).directory(folder.toFile());
        builder.command().addAll(words);
        Map<String, String> environment = builder.environment();
        String path = environment.get("PATH");
        environment.clear();
        environment.put("PATH", path);
        environment.put("CREWX_JAVA_HOME", System.getProperty("java.home"));
        environment.put("CREWX_HOME", root.resolve("home").toString());
        environment.put("CREWX_ETC", root.resolve("etc").toString());
        environment.putAll(variables);
        return builder;
    }

    private static Answer run(ProcessBuilder builder, Path root, String input) throws IOException {
        Path in = Files.writeString(root.resolve("in"), input);
        Path out = root.resolve("out");
        Path err = root.resolve("err");
        Process process = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "still running: " + builder.command());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"publish", "install"})
    void commandsSayTheSameAsProcesses(String session, @TempDir Path folder) throws Exception {
        Path root = folder.toRealPath();
        Transcript.copy(Path.of("..", "examples"), root.resolve("examples"));
        String earlier = Files.readString(TranscriptTest.file(session));
        Process server = command(
                        root,
                        root.resolve("server"),
                        Map.of(),
                        List.of("registry", "serve", "--port", "0", "--admin-password-stdin"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = server.inputReader(StandardCharsets.UTF_8)) {
            try (OutputStream password = server.getOutputStream()) {
                password.write((Workplace.ADMIN_PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
            }
            URI registry = URI.create(String.valueOf(said.readLine()).replaceFirst(".* ", ""));
            String now = new Transcript(root, registry, (at, variables, input, arguments) -> {
                        Map<String, String> all = new TreeMap<>(Map.of("CREWX_REGISTRY", registry.toString()));
                        all.putAll(variables);
                        return run(command(at, root, all, arguments), root, input);
                    })
                    .replay(earlier);
            assertEquals(earlier, now);
        } finally {
            server.destroy();
        }
        assertTrue(server.waitFor(30, TimeUnit.SECONDS), "the server does not end on SIGTERM");
    }
}
