package dev.crewx.cli.skill;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.application.remote.spi.RemoteRegistry.Search;
import dev.crewx.application.remote.spi.RemoteRegistry.SearchItem;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.SkillServer;
import dev.crewx.cli.install.ProjectInstaller;
import dev.crewx.cli.install.ProjectInstaller.Asker;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code crewx skill serve}. */
@CommandLine.Command(
        name = "serve",
        description = {
            "Serve the project's skills to an agent over the Model Context Protocol.",
            "Reads messages from standard input and writes messages to standard output until the input ends."
        },
        footer = {"", "Example:", "  claude mcp add skills -- crewx skill serve --allow-run"})
@JsonShape("nothing: its output is messages")
final class ServeCommand extends RegistryCommand {
    @Option(names = "--allow-install", description = "Let clients install packages into the project.")
    private boolean allowInstall;

    @Option(names = "--allow-permissions", description = "Approve of what these packages want to be allowed.")
    private boolean allowPermissions;

    @Option(names = "--allow-run", description = "Let clients run skills in the project.")
    private boolean allowRun;

    ServeCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        if (isJson()) {
            throw CommandFailure.of(
                    FailureType.USAGE, "\"crewx skill serve\" speaks messages of its own: leave --json out.");
        }
        try (Skills skills = new Skills(context())) {
            console.talk("", "Serving the skills of " + skills.project() + " on standard input and output.");
            context()
                    .services()
                    .skillServer()
                    .serve(
                            new SkillServer.Task(
                                    skills.runtime(),
                                    (words, limit) -> find(registries, words, limit),
                                    new ProjectInstaller(
                                            context(), console, wish(), new Asker.Program(), allowPermissions),
                                    allowInstall,
                                    allowRun),
                            context().environment().in(),
                            context().environment().out());
            return ExitCode.DONE;
        }
    }

    private static Listing<SearchItem> find(Registries registries, String words, int limit) {
        Connection connection = registries.connect();
        Search search = new Search(
                words, Optional.empty(), List.of(), Optional.empty(), 0, Optional.empty(), Optional.empty(), 0, limit);
        return registries.require(connection, connection.registry().search(search));
    }
}
