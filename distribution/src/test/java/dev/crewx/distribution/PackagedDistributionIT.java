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
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
        return run(expected, folder, command(folder, arguments));
    }

    private static String run(int expected, Path folder, ProcessBuilder command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running: " + command.command());
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
        Path log = folder.resolve("classes.txt");
        Process server = Loaded.noting(log, command(folder, "registry", "serve", "--dev", "--port", "0"))
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
        Loaded loaded = Loaded.noted(log);
        assertTrue(loaded.archived().contains("io.micronaut.http.server.netty.NettyHttpServer"));
        assertTrue(loaded.othersOf("io.micronaut.").size() < 100, loaded.othersOf("io.micronaut.")::toString);
    }

    /**
     * The classes that a process loaded, by where they came from.
     *
     * @param archived those that its AOT cache held, linked already
     * @param others those that were read, or made at run time
     */
    private record Loaded(List<String> archived, List<String> others) {
        static ProcessBuilder noting(Path log, ProcessBuilder command) {
            command.environment().put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log + ":none");
            return command;
        }

        static Loaded noted(Path log) throws IOException {
            Map<Boolean, List<String>> classes = Files.readAllLines(log).stream()
                    .collect(Collectors.partitioningBy(
                            line -> line.contains("source: shared objects file"),
                            Collectors.mapping(
                                    line -> line.substring(0, Math.max(0, line.indexOf(' '))), Collectors.toList())));
            return new Loaded(Objects.requireNonNull(classes.get(true)), Objects.requireNonNull(classes.get(false)));
        }

        /** But for the hidden classes of pattern switches, which the JVM archives for nobody. */
        List<String> othersOf(String prefix) {
            return others.stream()
                    .filter(name -> name.startsWith(prefix) && !name.contains("$$TypeSwitch/"))
                    .toList();
        }
    }

    @Test
    void aCommandStartsFromTheCacheOfTheLayoutAndLoadsNothingOfAServer(@TempDir Path folder) throws Exception {
        Path example = COMMAND.resolve("../../examples/word-count").normalize();
        Path log = folder.resolve("classes.txt");
        run(0, folder, Loaded.noting(log, command(folder, "bundle", "validate", example.toString())));
        Loaded loaded = Loaded.noted(log);
        assertEquals(List.of(), loaded.othersOf("dev.crewx."));
        assertEquals(List.of(), loaded.othersOf("picocli."));
        assertTrue(loaded.archived().contains("picocli.CommandLine"));
        assertTrue(loaded.others().size() < 150, loaded.others()::toString);
        for (String server : List.of("io.micronaut.", "io.netty.", "org.apache.lucene.", "ch.qos.logback.")) {
            assertTrue(loaded.archived().stream().noneMatch(name -> name.startsWith(server)), server);
            assertEquals(List.of(), loaded.othersOf(server));
        }
    }

    @Test
    void aCommandDoesTheSameWithoutACache(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("classes.txt");
        ProcessBuilder command = Loaded.noting(log, command(folder, "--version"));
        command.environment().put("CREWX_AOT", "off");
        assertTrue(run(0, folder, command).endsWith("crewx " + ProductVersion.CURRENT + "\n"));
        assertFalse(Loaded.noted(log).othersOf("dev.crewx.").isEmpty());
    }

    @Test
    void aCacheThatIsNotTheLayoutsIsRefusedWithoutAWord(@TempDir Path folder) throws Exception {
        Path layout = COMMAND.getParent().getParent();
        Path moved = Files.createDirectory(folder.resolve("moved"));
        for (String part : List.of("bin", "aot")) {
            copy(layout.resolve(part), moved.resolve(part));
        }
        Path jars = Files.createDirectories(moved.resolve("lib/client"));
        try (Stream<Path> originals = Files.list(layout.resolve("lib/client"))) {
            for (Path jar : originals.toList()) {
                Files.copy(jar, jars.resolve(jar.getFileName())); // younger than the cache knows them
            }
        }
        ProcessBuilder command = command(folder, "--version");
        command.command(moved.resolve("bin/crewx").toString(), "--version");
        assertEquals("crewx " + ProductVersion.CURRENT + "\n", run(0, folder, command));
        try (Stream<Path> files = Files.walk(moved.resolve("aot"))) {
            Path refused = files.filter(file -> file.endsWith("client.refused"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(Files.size(refused) > 0, "the next start has a cache made");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
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

    @Test
    void skillsAreRunAndServed(@TempDir Path folder) throws Exception {
        Path skill = Files.createDirectories(folder.resolve("skills/greet"));
        Files.writeString(skill.resolve("SKILL.md"), "---\nname: greet\ndescription: Greets.\n---\nSay hello.\n");
        Files.writeString(skill.resolve("greet.sh"), "echo \"Hello, $1!\"\n");
        assertEquals("Hello, Ada!\n", run(0, folder, "skill", "run", "greet", "Ada"));
        Path messages = Files.writeString(folder.resolve("messages"), """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},\
                "clientInfo":{"name":"test","version":"1"}}}
                {"jsonrpc":"2.0","method":"notifications/initialized"}
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"show_skill","arguments":{"name":"greet"}}}
                """);
        Path answers = folder.resolve("answers");
        Process serve = command(folder, "skill", "serve")
                .redirectInput(messages.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertTrue(serve.waitFor(120, TimeUnit.SECONDS), "still running");
        assertTrue(Files.readString(answers).contains("Say hello."), Files.readString(answers));
    }
}
