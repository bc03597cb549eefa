package dev.crewx.cli.bundle;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** {@code crewx bundle} and what is below it. */
public final class BundleCommands {
    private BundleCommands() {}

    /** The group, in this context. */
    public static CommandTree in(CliContext context) {
        return new CommandTree(Bundle::new)
                .command("create", () -> new CreateCommand(context))
                .command("validate", () -> new ValidateCommand(context))
                .command("inspect", () -> new InspectCommand(context))
                .command("extract", () -> new ExtractCommand(context))
                .command("diff", () -> new DiffCommand(context));
    }

    @CommandLine.Command(name = "bundle", description = "Make bundles, and look into them.")
    private static final class Bundle extends Group {}
}
