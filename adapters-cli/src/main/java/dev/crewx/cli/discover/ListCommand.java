package dev.crewx.cli.discover;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.json.JsonValue;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code crewx registry list}. */
@CommandLine.Command(
        name = "list",
        description = "List the registry's packages.",
        footer = {"", "Example:", "  crewx registry list --limit 100"})
@JsonShape({
    "packages[]: packageId, version, description, author, downloadCount, updatedAt",
    "total: how many there are in all"
})
final class ListCommand extends RegistryCommand {
    @Option(names = "--limit", defaultValue = "50", paramLabel = "<n>", description = "At most this many (50).")
    private int limit;

    @Option(names = "--offset", defaultValue = "0", paramLabel = "<n>", description = "Leave out so many (0).")
    private int offset;

    ListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.connect();
        Listing<SearchItem> found =
                registries.require(connection, connection.registry().packages(offset, limit));
        result("packages", Members.list(found.items(), PackageItems::members));
        result("total", JsonValue.of(found.total()));
        if (found.items().isEmpty()) {
            console.say(found.total() > 0 ? "No more packages." : "The registry is empty.");
            return ExitCode.DONE;
        }
        PackageItems.say(console, found, offset);
        return ExitCode.DONE;
    }
}
