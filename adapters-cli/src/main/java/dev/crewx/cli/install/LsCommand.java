package dev.crewx.cli.install;

import dev.crewx.application.install.ProjectView;
import dev.crewx.application.install.ProjectView.Item;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** {@code crewx registry ls}. */
@CommandLine.Command(
        name = "ls",
        description = "List the packages that the project uses.",
        footer = {"", "Example:", "  crewx registry ls"})
@JsonShape(
        "packages[]: id, version, requires (the range, when the project itself asks for it), status (installed, missing,"
                + " other-version, for-other-machines), location, registry, digest, permissions[], dependencies[], skills[]")
final class LsCommand extends Command {
    LsCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        ProjectView view = new ProjectAccess(context(), console, new ReachOptions(), Optional.empty()).view();
        List<Item> items = List.copyOf(view.items().values());
        result("packages", Members.list(items, LsCommand::members));
        view.disagreements().forEach(disagreement -> console.warn(disagreement.message()));
        if (items.isEmpty()) {
            console.say("The project uses no packages.");
            return ExitCode.DONE;
        }
        Table table = new Table("PACKAGE", "VERSION", "REQUIRED", "STATUS", "SKILLS");
        items.forEach(item -> table.row(
                item.id().toString(),
                item.lock().version().toString(),
                item.required().map(range -> range.text()).orElse(""),
                Statuses.words(item.status()),
                skills(item)));
        console.say(table);
        return ExitCode.DONE;
    }

    private static String skills(Item item) {
        return item.skills().stream().map(InstalledBundle.Skill::name).collect(Collectors.joining(", "));
    }

    static Members members(Item item) {
        return new Members()
                .put("id", item.id())
                .put("version", item.lock().version())
                .put("requires", item.required().map(range -> range.text()))
                .put("status", Statuses.slug(item.status()))
                .put("location", item.location())
                .put("registry", item.lock().registry())
                .put("digest", item.lock().digest())
                .put("permissions", item.lock().permissions())
                .put("dependencies", item.lock().dependencies().keySet())
                .put(
                        "skills",
                        item.skills().stream().map(InstalledBundle.Skill::name).toList());
    }
}
