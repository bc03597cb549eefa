package dev.crewx.cli.discover;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.Search;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry search}. */
@CommandLine.Command(
        name = "search",
        description = "Find packages by words.",
        footer = {"", "Example:", "  crewx registry search readability report --sort popularity"})
@JsonShape({
    "packages[]: packageId, version, description, author, downloadCount, updatedAt",
    "total: how many there are in all"
})
final class SearchCommand extends RegistryCommand {
    @Parameters(arity = "0..*", paramLabel = "<word>", description = "What to look for; all packages when not said.")
    private List<String> words = List.of();

    @Option(names = "--author", paramLabel = "<name>", description = "Only of this author.")
    private @Nullable String author;

    @Option(names = "--keyword", split = ",", paramLabel = "<word>", description = "Only with this keyword.")
    private List<String> keywords = List.of();

    @Option(names = "--category", paramLabel = "<name>", description = "Only of this category.")
    private @Nullable String category;

    @Option(names = "--min-downloads", paramLabel = "<n>", description = "Only with at least so many downloads.")
    private long minDownloads;

    @Option(names = "--platform", paramLabel = "<name>", description = "Only for linux, darwin or win32.")
    private @Nullable String platform;

    @Option(
            names = "--sort",
            paramLabel = "<order>",
            description = "By relevance, popularity, updated or created (relevance).")
    private @Nullable String sort;

    @Option(names = "--limit", defaultValue = "20", paramLabel = "<n>", description = "At most this many (20).")
    private int limit;

    @Option(names = "--offset", defaultValue = "0", paramLabel = "<n>", description = "Leave out so many (0).")
    private int offset;

    SearchCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.connect();
        String text = String.join(" ", words);
        Search search = new Search(
                text,
                Optional.ofNullable(author),
                keywords,
                Optional.ofNullable(category),
                minDownloads,
                Optional.ofNullable(platform),
                Optional.ofNullable(sort),
                offset,
                limit);
        Listing<SearchItem> found =
                registries.require(connection, connection.registry().search(search));
        result("packages", Members.list(found.items(), PackageItems::members));
        result("total", JsonValue.of(found.total()));
        if (found.items().isEmpty()) {
            console.say(found.total() > 0 ? "No more packages." : "No package fits \"" + text + "\".");
            return ExitCode.DONE;
        }
        PackageItems.say(console, found, offset);
        return ExitCode.DONE;
    }
}
