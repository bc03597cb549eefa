package dev.crewx.cli.install;

import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.ListOutdated;
import dev.crewx.application.install.ListOutdated.Row;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crewx registry outdated}. */
@CommandLine.Command(
        name = "outdated",
        description = "List packages of which there is something newer.",
        footer = {"", "Example:", "  crewx registry outdated --check"})
@JsonShape("packages[]: id, locked, wanted (what an update brings), latest, requested")
final class OutdatedCommand extends Command {
    @Option(names = "--check", order = 53, description = "End with 9 where there is any.")
    private boolean check;

    @Mixin
    private ReachOptions reach = new ReachOptions();

    OutdatedCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        ProjectAccess project = new ProjectAccess(context(), console, reach, Optional.empty());
        InstallRequest request = InstallRequest.of(new Aim.Update(new TreeSet<>()), project.host())
                .over(reach.network())
                .until(interruption()::isRequested);
        return switch (new ListOutdated(project.installer()).list(request)) {
            case ListOutdated.Result.Listed(List<Row> rows, int packages) -> tell(rows, packages, console);
            case ListOutdated.Result.Refused(InstallResult why) -> throw InstallFailures.of(why);
        };
    }

    private ExitCode tell(List<Row> rows, int packages, Console console) {
        result("packages", Members.list(rows, OutdatedCommand::members));
        if (rows.isEmpty()) {
            console.say(
                    packages == 0
                            ? "The project has no packages locked."
                            : "Everything is up to date: " + ChangeCommand.count(packages, "package") + ".");
            return ExitCode.DONE;
        }
        Table table = new Table("PACKAGE", "LOCKED", "WANTED", "LATEST", "REQUIRED");
        rows.forEach(row -> table.row(
                row.id().toString(),
                row.locked().toString(),
                row.wanted().toString(),
                row.latest().toString(),
                row.requested() ? "by the project" : "by others"));
        console.say(table);
        return check ? ExitCode.DRIFT : ExitCode.DONE;
    }

    private static Members members(Row row) {
        return new Members()
                .put("id", row.id())
                .put("locked", row.locked())
                .put("wanted", row.wanted())
                .put("latest", row.latest())
                .put("requested", row.requested());
    }
}
