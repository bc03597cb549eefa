package dev.crewx.cli.connection;

import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import picocli.CommandLine.Mixin;

/** A command that talks to a registry. */
public abstract class RegistryCommand extends Command {
    @Mixin
    private RegistryOptions registry = new RegistryOptions();

    /** In this context. */
    protected RegistryCommand(CliContext context) {
        super(context);
    }

    /**
     * Does the work.
     *
     * @return the code to end with
     * @throws dev.crewx.cli.console.CommandFailure when it cannot be done
     */
    protected abstract ExitCode run(Console console, Registries registries);

    /** Which registry the command line names. */
    protected final Wish wish() {
        return registry.wish();
    }

    @Override
    protected final ExitCode run(Console console) {
        return run(console, new Registries(context(), console, registry.wish()));
    }
}
