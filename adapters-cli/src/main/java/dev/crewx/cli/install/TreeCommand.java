package dev.crewx.cli.install;

import dev.crewx.application.install.ProjectView;
import dev.crewx.application.install.ProjectView.Item;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.json.JsonValue;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** {@code crewx registry tree}. */
@CommandLine.Command(
        name = "tree",
        description = "Show what the project requires and what that depends on.",
        footer = {"", "Example:", "  crewx registry tree"})
@JsonShape({
    "requires[]: the ids of the packages that the project itself asks for",
    "packages[]: as of crewx registry ls; dependencies[] lead from one to the next"
})
final class TreeCommand extends Command {
    TreeCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        ProjectAccess project = new ProjectAccess(context(), console, new ReachOptions(), Optional.empty());
        ProjectView view = project.view();
        result(
                "requires",
                JsonValue.ofStrings(view.required().stream()
                        .map(item -> item.id().toString())
                        .toList()));
        result("packages", Members.list(List.copyOf(view.items().values()), LsCommand::members));
        console.say(project.folder().toString());
        Set<Item> shown = new HashSet<>();
        branches(view, view.required(), "", shown, console);
        return ExitCode.DONE;
    }

    private static void branches(ProjectView view, List<Item> items, String indent, Set<Item> shown, Console console) {
        for (Iterator<Item> rest = items.iterator(); rest.hasNext(); ) {
            Item item = rest.next();
            boolean again = !shown.add(item);
            List<Item> dependencies = dependencies(view, item);
            String more = again && !dependencies.isEmpty() ? " (as above)" : "";
            console.say(indent + (rest.hasNext() ? "├── " : "└── ") + item.id() + "@"
                    + item.lock().version() + Statuses.remark(item.status()) + more);
            if (!again) {
                branches(view, dependencies, indent + (rest.hasNext() ? "│   " : "    "), shown, console);
            }
        }
    }

    private static List<Item> dependencies(ProjectView view, Item item) {
        return item.lock().dependencies().keySet().stream()
                .flatMap(name -> Optional.ofNullable(view.items().get(name)).stream())
                .toList();
    }
}
