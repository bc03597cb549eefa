package dev.crewx.cli.console;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only holds others: without one of them it shows what there is, as wrong usage. */
public abstract class Group implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli shows the help and runs nothing
    private boolean help;

    /** For subclasses. */
    protected Group() {}

    @Override
    public Integer call() {
        CommandSpec self = java.util.Objects.requireNonNull(spec);
        throw new ParameterException(
                self.commandLine(),
                "\"" + self.qualifiedName() + "\" needs a command: "
                        + String.join(", ", self.subcommands().keySet()));
    }
}
