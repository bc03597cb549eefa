package dev.crewx.cli.registry;

import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchResult;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.Table;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry search}. */
@CommandLine.Command(
        name = "search",
        description = "Find packages by words.",
        footer = {"", "Example:", "  crewx registry search readability report"})
final class SearchCommand extends Command {
    @Parameters(arity = "1..*", paramLabel = "<word>", description = "What to look for.")
    private List<String> words = List.of();

    @Option(names = "--limit", defaultValue = "20", paramLabel = "<n>", description = "At most this many (20).")
    private int limit;

    @Option(names = "--registry", paramLabel = "<url>", description = "The registry to search.")
    private @Nullable String registry;

    SearchCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Registries registries = new Registries(context());
        SearchResult found = Registries.require(
                registries.connect(registries.address(registry)).search(String.join(" ", words), limit));
        result(
                "packages",
                new JsonArray(found.items().stream().map(SearchCommand::json).toList()));
        result("total", JsonValue.of(found.total()));
        if (found.items().isEmpty()) {
            console.say("No package fits \"" + String.join(" ", words) + "\".");
            return ExitCode.DONE;
        }
        Table table = new Table("PACKAGE", "VERSION", "DESCRIPTION");
        found.items()
                .forEach(item -> table.row(item.id().toString(), item.version().toString(), item.description()));
        table.lines(context().environment().columns()).forEach(console::say);
        if (found.total() > found.items().size()) {
            console.talk("", found.items().size() + " of " + found.total() + "; --limit shows more.");
        }
        return ExitCode.DONE;
    }

    private static JsonValue json(SearchItem item) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("packageId", JsonValue.of(item.id().toString()));
        members.put("version", JsonValue.of(item.version().toString()));
        members.put("description", JsonValue.of(item.description()));
        members.put("author", JsonValue.of(item.author()));
        members.put("downloadCount", JsonValue.of(item.downloadCount()));
        return new JsonObject(members);
    }
}
