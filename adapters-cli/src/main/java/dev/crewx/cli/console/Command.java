package dev.crewx.cli.console;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command has in common: its options, its output as text or as one JSON object, and its end. */
public abstract class Command implements Callable<Integer> {
    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Leave out the talk; warnings and failures stay.")
    private boolean quiet;

    @Option(names = "--no-color", description = "No colours and symbols (also NO_COLOR).")
    private boolean plain;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.LOCAL,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help and runs nothing
    private boolean help;

    private final CliContext context;
    private final Map<String, JsonValue> result = new LinkedHashMap<>();

    /** In this context. */
    protected Command(CliContext context) {
        this.context = context;
    }

    /**
     * Does the work.
     *
     * @return the code to end with
     * @throws CommandFailure when it cannot be done
     */
    protected abstract ExitCode run(Console console);

    /** Gives a member of the JSON object that {@code --json} prints. */
    protected final void result(String name, JsonValue value) {
        result.put(name, value);
    }

    /** Whether one JSON object is all that may come on standard output. */
    protected final boolean isJson() {
        return json;
    }

    /** The environment and the services. */
    protected final CliContext context() {
        return context;
    }

    @Override
    public final Integer call() {
        CliEnvironment environment = context.environment();
        boolean decorated = environment.terminal()
                && !plain
                && environment.variable("NO_COLOR").isEmpty()
                && !environment.variable("TERM").equals(Optional.of("dumb"));
        Console console = new Console(environment.out(), environment.err(), !json, quiet || json, decorated);
        ExitCode exitCode;
        try {
            exitCode = Failures.guard(() -> run(console));
        } catch (CommandFailure failure) {
            exitCode = failure.exitCode();
            console.fail(failure);
            result.put("problem", problem(failure));
        }
        if (json) {
            Map<String, JsonValue> whole = new LinkedHashMap<>();
            whole.put("exitCode", JsonValue.of(exitCode.code()));
            whole.putAll(result);
            environment.out().println(context.services().json().compact(new JsonObject(whole)));
        }
        environment.out().flush();
        environment.err().flush();
        return exitCode.code();
    }

    private static JsonObject problem(CommandFailure failure) {
        Map<String, JsonValue> problem = new LinkedHashMap<>();
        problem.put("type", JsonValue.of(failure.type()));
        problem.put("detail", JsonValue.of(failure.text()));
        problem.put("errors", JsonValue.ofStrings(failure.details()));
        failure.hint().ifPresent(hint -> problem.put("hint", JsonValue.of(hint)));
        return new JsonObject(problem);
    }
}
