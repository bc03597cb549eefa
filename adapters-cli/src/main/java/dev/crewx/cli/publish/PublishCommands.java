package dev.crewx.cli.publish;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;
import dev.crewx.cli.console.Group;
import picocli.CommandLine;

/** Publishing and keeping what was published, below {@code crewx registry}. */
public final class PublishCommands {
    private PublishCommands() {}

    /** Adds them to the group. */
    public static void addTo(CommandTree registry, CliContext context) {
        registry.command("publish", () -> new PublishCommand(context))
                .command("yank", () -> new YankCommand(context))
                .command("unyank", () -> new UnyankCommand(context))
                .command("deprecate", () -> new DeprecateCommand(context))
                .command("delete", () -> new DeleteCommand(context))
                .group(
                        "tag",
                        new CommandTree(Tag::new)
                                .command("add", () -> new TagAddCommand(context))
                                .command("remove", () -> new TagRemoveCommand(context))
                                .command("list", () -> new TagListCommand(context)))
                .group(
                        "owner",
                        new CommandTree(Owner::new)
                                .command("add", () -> new OwnerAddCommand(context))
                                .command("remove", () -> new OwnerRemoveCommand(context))
                                .command("list", () -> new OwnerListCommand(context)));
    }

    @CommandLine.Command(name = "tag", description = "Dist-tags of a package.")
    private static final class Tag extends Group {}

    @CommandLine.Command(name = "owner", description = "Owners of a package or a scope.")
    private static final class Owner extends Group {}
}
