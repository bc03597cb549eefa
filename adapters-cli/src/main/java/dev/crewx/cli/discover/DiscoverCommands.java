package dev.crewx.cli.discover;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandTree;

/** Looking packages up, below {@code crewx registry}. */
public final class DiscoverCommands {
    private DiscoverCommands() {}

    /** Adds them to the group. */
    public static void addTo(CommandTree registry, CliContext context) {
        registry.command("search", () -> new SearchCommand(context))
                .command("info", () -> new InfoCommand(context))
                .command("versions", () -> new VersionsCommand(context))
                .command("list", () -> new ListCommand(context))
                .command("dependents", () -> new DependentsCommand(context))
                .command("stats", () -> new StatsCommand(context));
    }
}
