package dev.crewx.cli.console;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command has in common: its options, its output as text or as one JSON object, and its end. */
public abstract class Command implements Callable<Integer> {
    /** Where the options that all commands share stand in the help: after the command's own. */
    private static final int LAST = 100;

    @Option(names = "--json", order = LAST, description = "Print one JSON object and nothing else.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            order = LAST + 1,
            description = "Leave out the talk; warnings and failures stay.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            order = LAST + 2,
            description = "Tell every request and retry.")
    private boolean verbose;

    @Option(names = "--no-color", order = LAST + 3, description = "No colours and symbols (also NO_COLOR).")
    private boolean plain;

    @Option(
            names = {"-y", "--yes"},
            order = LAST + 4,
            description = "Answer every question with yes.")
    private boolean yes;

    @Option(names = "--no-input", order = LAST + 5, description = "Ask nothing; fail where an answer is needed.")
    private boolean noInput;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = LAST + 6,
            scope = ScopeType.LOCAL,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help and runs nothing
    private boolean help;

    private final CliContext context;
    private final Map<String, JsonValue> result = new LinkedHashMap<>();
    private final Interruption interruption = new Interruption();

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

    /** Asks the person at the terminal, as far as the options let it. */
    protected final Question question() {
        return new Question(context.environment(), yes, noInput);
    }

    /** Ctrl-C, for this command to come to an end of its own; from the first call on. */
    protected final Interruption interruption() {
        return interruption.watch();
    }

    /** The environment and the services. */
    protected final CliContext context() {
        return context;
    }

    @Override
    public final Integer call() {
        try (interruption) {
            return execute();
        }
    }

    private int execute() {
        CliEnvironment environment = context.environment();
        Console console = new Console(environment, new Console.Manner(!json, quiet || json, verbose, plain));
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
