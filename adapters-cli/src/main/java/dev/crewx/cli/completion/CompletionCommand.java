package dev.crewx.cli.completion;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx completion}. */
@CommandLine.Command(
        name = "completion",
        description = "Print a script that lets a shell complete what is typed: bash, zsh or fish.",
        footer = {"", "Example:", "  crewx completion bash > ~/.local/share/bash-completion/completions/crewx"})
@JsonShape({"shell: which", "script: its text"})
public final class CompletionCommand extends Command {
    @Parameters(paramLabel = "<shell>", description = "bash, zsh or fish.")
    private String shell = "";

    private final Supplier<CommandLine> whole;

    /**
     * In this context.
     *
     * @param whole makes the whole command, all of whose words are to be known
     */
    public CompletionCommand(CliContext context, Supplier<CommandLine> whole) {
        super(context);
        this.whole = whole;
    }

    @Override
    protected ExitCode run(Console console) {
        Shell chosen = Arrays.stream(Shell.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(shell))
                .findFirst()
                .orElseThrow(() -> CommandFailure.of(
                        FailureType.USAGE, "There are scripts for bash, zsh and fish, not for \"" + shell + "\"."));
        String script = chosen.script(CompletionTree.of(whole.get()));
        result("shell", JsonValue.of(shell));
        result("script", JsonValue.of(script));
        console.say(script.stripTrailing());
        return ExitCode.DONE;
    }
}
