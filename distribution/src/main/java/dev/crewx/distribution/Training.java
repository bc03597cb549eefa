package dev.crewx.distribution;

import dev.crewx.cli.CrewxCli;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands that people type most, one after the other in one process, against a registry that was started for them.
 * {@code make-aot.sh} runs it, so that what they load goes into the client's AOT cache.
 */
public final class Training {
    private static final String SKILL = "---\nname: trainee\ndescription: Learns.\nversion: 1.0.0\n---\n\nHello.\n";

    private final Path folder;
    private final Path distribution;
    private final Map<String, String> variables;
    private final List<String> failures = new ArrayList<>();

    private Training(Path folder, Path distribution, String registry) {
        this.folder = folder;
        this.distribution = distribution;
        this.variables = Map.of(
                "CREWX_HOME",
                folder.resolve("home").toString(),
                "CREWX_REGISTRY",
                registry,
                "PATH",
                System.getenv().getOrDefault("PATH", ""));
    }

    /**
     * Trains, and ends with 1 when a command did not end as it should.
     *
     * @param arguments the address of a registry that has the developer's account, and an empty folder to work in
     */
    public static void main(String[] arguments) throws IOException {
        Path distribution = Path.of(System.getProperty("crewx.distribution", ""));
        List<String> failures = run(arguments[0], Path.of(arguments[1]).toAbsolutePath(), distribution);
        if (!failures.isEmpty()) {
            failures.forEach(System.err::println);
            System.exit(ExitCode.FAILED.code());
        }
        Main.main(new String[] {"--version"});
    }

    /** Runs all commands; gives those that did not end as they should, with what they said. */
    static List<String> run(String registry, Path folder, Path distribution) throws IOException {
        Path examples = distribution.resolve("examples");
        Path skill = Files.createDirectories(folder.resolve("trainee"));
        Files.writeString(skill.resolve("SKILL.md"), SKILL);

        Training training = new Training(folder, distribution, registry);
        training.command(ExitCode.DONE, "--help");
        training.command(ExitCode.DONE, "registry", "install", "--help");
        training.command(ExitCode.USAGE, "registry", "instal");

        training.command(ExitCode.DONE, "bundle", "validate", "trainee");
        training.command(ExitCode.DONE, "bundle", "create", "trainee", "--output", "a.crewx");
        Files.writeString(skill.resolve("SKILL.md"), SKILL + "Again.\n");
        training.command(ExitCode.DONE, "bundle", "create", "trainee", "--output", "b.crewx", "--json");
        training.command(ExitCode.DONE, "bundle", "inspect", "a.crewx");
        training.command(ExitCode.DONE, "bundle", "diff", "a.crewx", "b.crewx");
        training.command(ExitCode.DONE, "bundle", "extract", "a.crewx", "--output", "extracted");
        training.command(ExitCode.FAILED, "bundle", "extract", "trainee/SKILL.md", "--output", "nothing");

        training.typing("testpass\n", "registry", "login", registry, "--username", "testuser", "--password-stdin");
        training.command(ExitCode.DONE, "registry", "whoami");
        for (String example : List.of("word-count-0.9", "word-count", "readability-report", "legacy-summary")) {
            training.command(
                    ExitCode.DONE,
                    "registry",
                    "publish",
                    examples.resolve(example).toString());
        }
        training.command(ExitCode.DONE, "registry", "search", "readable", "text");
        training.command(ExitCode.DONE, "registry", "search", "words", "--json");
        training.command(ExitCode.DONE, "registry", "info", "word-count");
        training.command(ExitCode.NOT_FOUND, "registry", "info", "no-such-package");
        training.command(ExitCode.DONE, "registry", "install", "readability-report");
        training.command(ExitCode.DONE, "registry", "install");
        training.command(ExitCode.NO_SOLUTION, "registry", "install", "legacy-summary");
        training.command(ExitCode.DONE, "registry", "ls");
        training.command(ExitCode.DONE, "registry", "outdated");
        training.command(ExitCode.DONE, "registry", "verify");
        training.command(ExitCode.DONE, "registry", "versions", "word-count");
        training.command(ExitCode.DONE, "registry", "list");
        training.command(ExitCode.DONE, "doctor");
        training.command(ExitCode.DONE, "skill", "list");
        training.command(ExitCode.DONE, "skill", "show", "word-count");
        training.command(ExitCode.DONE, "skill", "run", "word-count", "trainee/SKILL.md");
        return List.copyOf(training.failures);
    }

    private void command(ExitCode expected, String... arguments) {
        run(expected, "", arguments);
    }

    private void typing(String input, String... arguments) {
        run(ExitCode.DONE, input, arguments);
    }

    private void run(ExitCode expected, String input, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        CliEnvironment environment = new CliEnvironment(
                folder,
                variables,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                stream,
                stream,
                Terminal.NONE,
                distribution);
        int code = new CrewxCli(Wiring::new).run(environment, arguments);
        if (code != expected.code()) {
            failures.add("crewx " + String.join(" ", arguments) + " ended with " + code + " instead of "
                    + expected.code() + ": " + said.toString(StandardCharsets.UTF_8));
        }
    }
}
