package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged layout as users get it: real processes, on the module path. */
final class PackagedDistributionIT {
    private static final Path COMMAND =
            Path.of("target", "crewx", "bin", "crewx").toAbsolutePath().normalize();

    private static ProcessBuilder command(Path folder, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(COMMAND.toString()).directory(folder.toFile());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("CREWX_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CREWX_HOME", folder.resolve("home").toString());
        builder.environment().remove("CREWX_REGISTRY");
        builder.environment().remove("CREWX_TOKEN");
        return builder;
    }

    private static String run(int expected, Path folder, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = command(folder, arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running: " + String.join(" ", arguments));
        String text = Files.readString(output);
        assertEquals(expected, process.exitValue(), text);
        return text;
    }

    @Test
    void theQuickstartShowsTheMainJobAndEnds(@TempDir Path folder) throws Exception {
        String text = run(0, folder, "quickstart", "--once");
        assertTrue(text.contains("$ crewx registry install readability-report"), text);
        assertTrue(text.contains("Dependencies: 1 packages installed"), text);
        assertTrue(text.contains("letter.txt"), text);
        assertTrue(text.contains("Install failed: dependency conflict"), text);
        assertTrue(text.lines().toList().getLast().startsWith("All "), text);
    }

    @Test
    void theServerAnswersUntilItIsToldToEnd(@TempDir Path folder) throws Exception {
        Process server = command(folder, "registry", "serve", "--dev", "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
                HttpClient http = HttpClient.newHttpClient()) {
            String line = out.readLine();
            assertTrue(line != null && line.startsWith("Listening on http://127.0.0.1:"), String.valueOf(line));
            URI address = URI.create(line.substring("Listening on ".length()));
            HttpResponse<String> health = http.send(
                    HttpRequest.newBuilder(address.resolve("/health")).build(), HttpResponse.BodyHandlers.ofString());
            assertEquals(200, health.statusCode());
            assertTrue(health.body().contains("\"status\":\"UP\""), health.body());
            HttpResponse<String> search = http.send(
                    HttpRequest.newBuilder(address.resolve("/packages/search?q=pdf"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, search.statusCode());
            assertTrue(search.body().contains("\"items\":[],\"total\":0"), search.body());
        } finally {
            server.destroy();
        }
        assertTrue(server.waitFor(30, TimeUnit.SECONDS), "the server does not end on SIGTERM");
    }

    @Test
    void aQuickstartThatIsToldToEndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        ProcessBuilder builder = command(folder, "quickstart").redirectErrorStream(true);
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
        Process quickstart = builder.start();
        StringBuilder text = new StringBuilder();
        try (BufferedReader out = quickstart.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                text.append(line).append('\n');
                if (line.contains("until Ctrl-C")) {
                    quickstart.toHandle().destroy(); // Process.destroy would close the stream that is read here
                }
            }
        }
        assertTrue(quickstart.waitFor(30, TimeUnit.SECONDS), "the quickstart does not end on SIGTERM");
        assertFalse(text.toString().contains("Exception"), text.toString());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.filter(path -> path.getFileName().toString().startsWith("crewx-"))
                            .toList());
        }
    }

    @Test
    void exitCodesAreTheCommandsOwn(@TempDir Path folder) throws Exception {
        assertTrue(run(0, folder, "--version").startsWith("crewx "));
        assertTrue(run(0, folder, "registry", "install", "--help").contains("Exit codes:"));
        run(2, folder, "registry", "frobnicate");
        run(4, folder, "bundle", "validate", "nowhere");
    }
}
