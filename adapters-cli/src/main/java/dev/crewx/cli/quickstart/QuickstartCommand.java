package dev.crewx.cli.quickstart;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.CommandRunner;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.RegistryLauncher;
import dev.crewx.cli.console.RegistryLauncher.Administrator;
import dev.crewx.cli.console.RegistryLauncher.LaunchException;
import dev.crewx.cli.console.RegistryLauncher.Running;
import dev.crewx.cli.console.Shutdown;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code crewx quickstart}: the main job on an embedded registry, each step as a person would type it. */
@CommandLine.Command(
        name = "quickstart",
        description = "Show the main job step by step on a registry of its own, with skills that come with crewx.",
        footer = {"", "Example:", "  crewx quickstart --once"})
@JsonShape({"steps[]: command, exitCode", "registry: its address"})
public final class QuickstartCommand extends Command {
    private static final List<String> EXAMPLES =
            List.of("word-count-0.9", "word-count", "readability-report", "legacy-summary");

    @Option(names = "--once", description = "End after the last step instead of leaving the registry running.")
    private boolean once;

    private final CommandRunner cli;
    private final String adminPassword = randomPassword();
    private final String password = randomPassword();

    /** In this context, running its steps with this command. */
    public QuickstartCommand(CliContext context, CommandRunner cli) {
        super(context);
        this.cli = cli;
    }

    @Override
    protected ExitCode run(Console console) {
        long started = System.nanoTime();
        try (Sandbox sandbox = Sandbox.create();
                Running registry = start()) {
            Script script = new Script(cli, context().environment(), sandbox, console);
            console.say("A registry of its own is running at " + registry.address() + " (in memory).");
            play(script, registry, sandbox);
            result("steps", new JsonArray(script.steps()));
            result("registry", JsonValue.of(registry.address().toString()));
            long seconds = Math.round((System.nanoTime() - started) / 1e9);
            console.say("");
            console.say(
                    "✅",
                    "All " + script.steps().size() + " steps done in " + seconds + " s: bundled, published,"
                            + " searched, installed with dependencies, run, and a conflict explained.");
            if (!once) {
                leaveRunning(console, registry, sandbox);
            }
            return ExitCode.DONE;
        } catch (LaunchException e) {
            throw CommandFailure.of(FailureType.SERVE_FAILED, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw CommandFailure.of(FailureType.IO, "The quickstart's folder failed: " + e.getMessage());
        }
    }

    private Running start() {
        return context()
                .services()
                .registryLauncher()
                .start(new RegistryLauncher.Options(
                        "127.0.0.1",
                        0,
                        "memory",
                        Optional.of(new Administrator("admin", adminPassword)),
                        true,
                        Map.of("log.requests", "false")));
    }

    private void play(Script script, Running registry, Sandbox sandbox) throws IOException {
        String url = registry.address().toString();
        Path examples = context().environment().distribution().resolve("examples");

        script.chapter("An account, made by the administrator");
        script.typing(adminPassword, "registry", "login", url, "--username", "admin", "--password-stdin");
        script.typing(password, "registry", "user", "create", "ada", "--password-stdin");
        script.typing(password, "registry", "login", url, "--username", "ada", "--password-stdin");

        script.chapter("Folders become bundles, bundles are published");
        for (String example : EXAMPLES) {
            Path folder = examples.resolve(example);
            script.author("bundle", "create", folder.toString(), "--output", example + ".crewx");
            script.author("registry", "publish", example + ".crewx");
        }

        script.chapter("Somebody looks for a skill and installs it, with what it needs");
        script.step("registry", "search", "readable", "text");
        script.step("registry", "info", "readability-report");
        script.step("registry", "install", "readability-report");
        script.step("skill", "list");

        script.chapter("An installed skill runs");
        sandbox.write("letter.txt", "Dear reader,\n\nthis letter has three lines of text, and ten words more.\n");
        script.step("skill", "run", "word-count", "letter.txt");

        script.chapter("Two packages that want different versions of a third are not forced together");
        script.refused(ExitCode.NO_SOLUTION, "registry", "install", "legacy-summary");
    }

    private static void leaveRunning(Console console, Running registry, Sandbox sandbox) {
        console.say("");
        console.say("The registry stays at " + registry.address() + " until Ctrl-C. To go on from another terminal:");
        console.say("  export CREWX_REGISTRY=" + registry.address());
        console.say("  cd " + sandbox.project());
        Shutdown.await(() -> {
            registry.close();
            sandbox.close();
        });
    }

    private static String randomPassword() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
