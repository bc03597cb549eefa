package dev.crewx.cli.remotes;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** The registries of the settings, below {@code crewx registry}. */
public final class RemoteCommands {
    private RemoteCommands() {}

    /** Adds them to the group. */
    public static void addTo(CommandTree registry, CliContext context) {
        registry.group(
                "remote",
                new CommandTree(Remote::new)
                        .command("add", () -> new RemoteAddCommand(context))
                        .command("remove", () -> new RemoteRemoveCommand(context))
                        .command("list", () -> new RemoteListCommand(context))
                        .command("default", () -> new RemoteDefaultCommand(context)));
    }

    @CommandLine.Command(name = "remote", description = "The registries that the settings know.")
    private static final class Remote extends Group {}
}
