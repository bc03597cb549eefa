package dev.crewx.cli.publish;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.connection.Specifiers.Exact;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry delete}. */
@CommandLine.Command(
        name = "delete",
        description = "Delete a version for good. Its number can never be used again; yank is mostly the better way.",
        footer = {"", "Example:", "  crewx registry delete @acme/pdf-tools@1.2.0"})
@JsonShape("package: id, version, deleted")
final class DeleteCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id@version>", description = "The version.")
    private String version = "";

    @Option(names = "--force", description = "Also where others depend on it (administrators).")
    private boolean force;

    DeleteCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Exact exact = Specifiers.exact(version);
        Connection connection = registries.signedIn(exact.id());
        question().require("Delete " + exact + " from " + connection.address() + " for good");
        registries.require(connection, connection.publishing().delete(exact.id(), exact.version(), force));
        result(
                "package",
                new Members()
                        .put("id", exact.id())
                        .put("version", exact.version())
                        .put("deleted", true)
                        .object());
        console.say("✅", "Deleted: " + exact);
        return ExitCode.DONE;
    }
}
