package dev.crewx.cli.install;

import dev.crewx.application.install.ProjectView;
import dev.crewx.application.install.ProjectView.Item;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry why}. */
@CommandLine.Command(
        name = "why",
        description = "Say why the project uses a package.",
        footer = {"", "Example:", "  crewx registry why @acme/base"})
@JsonShape({
    "package: as of crewx registry ls",
    "ways[]: each the packages from what is required to this one, id@version"
})
final class WhyCommand extends Command {
    private static final int MOST = 20;

    @Parameters(paramLabel = "<id>", description = "The package.")
    private String id = "";

    WhyCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        PackageId asked = Specifiers.packageId(id);
        ProjectView view = new ProjectAccess(context(), console, new ReachOptions(), Optional.empty()).view();
        Item item = view.find(asked)
                .orElseThrow(() ->
                        CommandFailure.of(FailureType.NOT_REQUIRED, "The project does not use \"" + asked + "\"."));
        List<List<Item>> ways = view.ways(asked, MOST + 1);
        result("package", LsCommand.members(item).object());
        result(
                "ways",
                new JsonArray(ways.stream()
                        .limit(MOST)
                        .<JsonValue>map(way -> JsonValue.ofStrings(
                                way.stream().map(WhyCommand::name).toList()))
                        .toList()));
        console.say(name(item) + Statuses.remark(item.status()));
        ways.stream().limit(MOST).forEach(way -> console.say("  " + line(way)));
        if (ways.isEmpty()) {
            console.say("  nothing requires it; crewx registry install takes it out");
        }
        if (ways.size() > MOST) {
            console.say("  and more");
        }
        return ExitCode.DONE;
    }

    private static String line(List<Item> way) {
        String range = way.getFirst().required().map(text -> " " + text.text()).orElse("");
        String first = "the project requires " + way.getFirst().id() + range;
        return way.size() == 1
                ? first
                : first + ": " + way.stream().map(WhyCommand::name).collect(Collectors.joining(" → "));
    }

    private static String name(Item item) {
        return item.id() + "@" + item.lock().version();
    }
}
