package dev.crewx.cli.registry;

import dev.crewx.cli.account.AccountCommands;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;
import dev.crewx.cli.console.Group;
import dev.crewx.cli.discover.DiscoverCommands;
import dev.crewx.cli.install.InstallCommands;
import dev.crewx.cli.publish.PublishCommands;
import dev.crewx.cli.remotes.RemoteCommands;
import picocli.CommandLine;

/** {@code crewx registry} and what is below it. */
public final class RegistryCommands {
    private RegistryCommands() {}

    /** The group, in this context. */
    public static CommandTree in(CliContext context) {
        CommandTree registry = new CommandTree(Registry::new).command("serve", () -> new ServeCommand(context));
        InstallCommands.addTo(registry, context);
        DiscoverCommands.addTo(registry, context);
        PublishCommands.addTo(registry, context);
        AccountCommands.addTo(registry, context);
        RemoteCommands.addTo(registry, context);
        return registry;
    }

    @CommandLine.Command(name = "registry", description = "Serve a registry, or talk to one.")
    private static final class Registry extends Group {}
}
