package dev.crewx.cli.bundle;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** {@code crewx bundle} and what is below it. */
public final class BundleCommands {
    private BundleCommands() {}

    /** The group, in this context. */
    public static CommandLine in(CliContext context) {
        return new CommandLine(new Bundle())
                .addSubcommand(new CreateCommand(context))
                .addSubcommand(new ValidateCommand(context))
                .addSubcommand(new InspectCommand(context))
                .addSubcommand(new ExtractCommand(context))
                .addSubcommand(new DiffCommand(context));
    }

    @CommandLine.Command(name = "bundle", description = "Make bundles, and look into them.")
    private static final class Bundle extends Group {}
}
