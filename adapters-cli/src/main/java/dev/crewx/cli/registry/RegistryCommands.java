package dev.crewx.cli.registry;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** {@code crewx registry} and what is below it. */
public final class RegistryCommands {
    private RegistryCommands() {}

    /** The group, in this context. */
    public static CommandLine in(CliContext context) {
        return new CommandLine(new Registry())
                .addSubcommand(new ServeCommand(context))
                .addSubcommand(new LoginCommand(context))
                .addSubcommand(new WhoAmICommand(context))
                .addSubcommand(new CommandLine(new User()).addSubcommand(new UserCreateCommand(context)))
                .addSubcommand(new PublishCommand(context))
                .addSubcommand(new SearchCommand(context))
                .addSubcommand(new InfoCommand(context))
                .addSubcommand(new InstallCommand(context));
    }

    @CommandLine.Command(name = "registry", description = "Serve a registry, or talk to one.")
    private static final class Registry extends Group {}

    @CommandLine.Command(name = "user", description = "Accounts of a registry.")
    private static final class User extends Group {}
}
