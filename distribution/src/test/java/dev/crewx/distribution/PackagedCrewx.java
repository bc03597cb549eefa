package dev.crewx.distribution;

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
import java.util.concurrent.TimeUnit;

/** The packaged layout at work: a real server of its own, and commands as processes with nothing else around them. */
final class PackagedCrewx implements AutoCloseable {
    private static final Path COMMAND =
            Path.of("target", "crewx", "bin", "crewx").toAbsolutePath().normalize();

    private final Path root;
    private final Process server;
    private final URI registry;

    /** With a registry in memory whose administrator is {@code admin}. */
    PackagedCrewx(Path root) throws IOException {
        this.root = root;
        this.server = builder(root, Map.of(), List.of("registry", "serve", "--port", "0", "--admin-password-stdin"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream password = server.getOutputStream()) {
            password.write((Workplace.ADMIN_PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
        this.registry = URI.create(String.valueOf(said.readLine()).replaceFirst(".* ", ""));
    }

    URI registry() {
        return registry;
    }

    /** The environment of this user's commands. */
    Map<String, String> variables() {
        return Map.of(
                "PATH",
                System.getenv("PATH"),
                "CREWX_JAVA_HOME",
                System.getProperty("java.home"),
                "CREWX_HOME",
                root.resolve("home").toString(),
                "CREWX_ETC",
                root.resolve("etc").toString());
    }

    private ProcessBuilder builder(Path folder, Map<String, String> variables, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(COMMAND.toString()).directory(folder.toFile());
        builder.command().addAll(words);
        builder.environment().clear();
        builder.environment().putAll(variables());
        builder.environment().putAll(variables);
        return builder;
    }

    /** Starts a command whose output goes to files. */
    Running start(Path folder, Map<String, String> variables, String input, List<String> words) throws IOException {
        Path streams = Files.createTempDirectory(root, "streams");
        Path in = Files.writeString(streams.resolve("in"), input);
        ProcessBuilder builder = builder(folder, variables, words)
                .redirectInput(in.toFile())
                .redirectOutput(streams.resolve("out").toFile())
                .redirectError(streams.resolve("err").toFile());
        return new Running(builder.start(), streams);
    }

    /**
     * A command that was started.
     *
     * @param process its process
     * @param streams the folder of its streams
     */
    record Running(Process process, Path streams) {
        /** Waits for its end. */
        Answer answer() throws IOException {
            try {
                assertTrue(process.waitFor(300, TimeUnit.SECONDS), "still running");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            return new Answer(
                    process.exitValue(),
                    Files.readString(streams.resolve("out")),
                    Files.readString(streams.resolve("err")));
        }
    }

    @Override
    public void close() {
        server.destroy();
        try {
            assertTrue(server.waitFor(30, TimeUnit.SECONDS), "the server does not end on SIGTERM");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
