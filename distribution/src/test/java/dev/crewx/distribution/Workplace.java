package dev.crewx.distribution;

import dev.crewx.cli.CrewxCli;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.RegistryLauncher;
import dev.crewx.cli.console.RegistryLauncher.Administrator;
import dev.crewx.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user at work: the real command, in this process, with a home and a project of its own, and the real server on a free
 * port beside it.
 */
final class Workplace implements AutoCloseable {
    static final String ADMIN_PASSWORD = "correct horse battery";

    private final Path root;
    private final RegistryLauncher.Running server;
    private final Map<String, String> variables = new HashMap<>();

    private Workplace(Path root, RegistryLauncher.Running server) {
        this.root = root;
        this.server = server;
        variables.put("PATH", System.getenv("PATH"));
        variables.put("CREWX_HOME", root.resolve("home").toString());
        variables.put("CREWX_ETC", root.resolve("etc").toString());
        variables.put("CREWX_REGISTRY", server.address().toString());
    }

    /** A workplace in an empty folder, with a registry in this storage and the administrator {@code admin}. */
    static Workplace in(Path root, String storage) throws IOException {
        Files.createDirectories(root.resolve("project"));
        RegistryLauncher.Running server = new ServerWiring(new BundleWiring(), ProductVersion.CURRENT)
                .start(new RegistryLauncher.Options(
                        "127.0.0.1",
                        0,
                        storage,
                        Optional.of(new Administrator("admin", ADMIN_PASSWORD)),
                        true,
                        Map.of("log.requests", "false")));
        return new Workplace(root, server);
    }

    static Workplace in(Path root) throws IOException {
        return in(root, "memory");
    }

    URI registry() {
        return server.address();
    }

    Path project() {
        return root.resolve("project");
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    /** A folder of the examples that are shipped. */
    static Path example(String name) {
        return Path.of("..", "examples", name).toAbsolutePath().normalize();
    }

    /** The environment of this user's commands. */
    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    void variable(String name, String value) {
        variables.put(name, value);
    }

    void forget(String variable) {
        variables.remove(variable);
    }

    /** Removes a folder of this user's home, such as {@code cache}, where it is there. */
    void deleteHomeFolder(String name) throws IOException {
        Path folder = root.resolve("home").resolve(name);
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    void signIn() {
        Answer answer = type(
                ADMIN_PASSWORD, "registry", "login", registry().toString(), "--username", "admin", "--password-stdin");
        if (answer.exitCode() != 0) {
            throw new AssertionError(answer);
        }
    }

    Answer run(String... arguments) {
        return type("", arguments);
    }

    Answer runIn(Path folder, String... arguments) {
        return run(folder, variables, "", arguments);
    }

    Answer type(String input, String... arguments) {
        return run(project(), variables, input, arguments);
    }

    /** Runs a command in this process. */
    static Answer run(Path folder, Map<String, String> variables, String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliEnvironment environment = new CliEnvironment(
                folder,
                variables,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                Path.of("..").toAbsolutePath().normalize());
        int exitCode = new CrewxCli(Wiring::new).run(environment, arguments);
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }

    /** How a command ended and what it said. */
    record Answer(int exitCode, String out, String err) {}
}
