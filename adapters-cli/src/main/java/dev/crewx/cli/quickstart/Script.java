package dev.crewx.cli.quickstart;

import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.CommandRunner;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.Terminal;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs commands one after the other as a person would type them, and shows each with its answer. */
final class Script {
    private final CommandRunner cli;
    private final CliEnvironment outer;
    private final Sandbox sandbox;
    private final Console console;
    private final Map<String, String> variables;
    private final List<JsonValue> steps = new ArrayList<>();

    Script(CommandRunner cli, CliEnvironment outer, Sandbox sandbox, Console console) {
        this.cli = cli;
        this.outer = outer;
        this.sandbox = sandbox;
        this.console = console;
        this.variables = new HashMap<>(outer.variables());
        variables.keySet().removeIf(name -> name.startsWith("CREWX_"));
        variables.put("CREWX_ETC", sandbox.home().resolve("etc").toString());
        variables.put("XDG_CONFIG_HOME", sandbox.home().resolve("config").toString());
        variables.put("XDG_CACHE_HOME", sandbox.home().resolve("cache").toString());
    }

    /** Announces what the next steps are about. */
    void chapter(String title) {
        console.say("");
        console.say("── " + title);
    }

    /** Runs a command in the project; it must succeed. */
    void step(String... arguments) {
        run(sandbox.project(), ExitCode.DONE, "", arguments);
    }

    /** Runs a command of the skills' author, where the bundles are; it must succeed. */
    void author(String... arguments) {
        run(sandbox.bundles(), ExitCode.DONE, "", arguments);
    }

    /** Runs a command that reads {@code input} from standard input; it must succeed. */
    void typing(String input, String... arguments) {
        run(sandbox.project(), ExitCode.DONE, input, arguments);
    }

    /** Runs a command in the project that must be refused with this code. */
    void refused(ExitCode expected, String... arguments) {
        run(sandbox.project(), expected, "", arguments);
    }

    private void run(Path folder, ExitCode expected, String input, String... arguments) {
        String typed = "crewx " + Arrays.stream(arguments).map(Script::quoted).collect(Collectors.joining(" "));
        console.say("");
        console.say("$ " + typed);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(answer, true, StandardCharsets.UTF_8);
        CliEnvironment inner = new CliEnvironment(
                folder,
                variables,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                stream,
                stream,
                Terminal.NONE,
                outer.distribution());
        int code = cli.run(inner, arguments);
        answer.toString(StandardCharsets.UTF_8).lines().forEach(line -> console.say("  " + line));
        Map<String, JsonValue> step = new LinkedHashMap<>();
        step.put("command", JsonValue.of(typed));
        step.put("exitCode", JsonValue.of(code));
        steps.add(new JsonObject(step));
        if (code != expected.code()) {
            throw CommandFailure.of(
                            FailureType.QUICKSTART_STEP_FAILED,
                            "The quickstart stopped: \"" + typed + "\" ended with " + code + " instead of "
                                    + expected.code() + " (" + expected.meaning() + ").")
                    .details(answer.toString(StandardCharsets.UTF_8).lines().toList());
        }
    }

    /** The steps so far, as data. */
    List<JsonValue> steps() {
        return List.copyOf(steps);
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9@%+=:,./_^~-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
