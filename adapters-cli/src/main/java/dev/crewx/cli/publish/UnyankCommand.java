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
import picocli.CommandLine.Parameters;

/** {@code crewx registry unyank}. */
@CommandLine.Command(
        name = "unyank",
        description = "Let new installations use a yanked version again.",
        footer = {"", "Example:", "  crewx registry unyank @acme/pdf-tools@1.2.0"})
@JsonShape("package: id, version, yanked")
final class UnyankCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id@version>", description = "The version.")
    private String version = "";

    UnyankCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Exact exact = Specifiers.exact(version);
        Connection connection = registries.signedIn(exact.id());
        registries.require(connection, connection.publishing().unyank(exact.id(), exact.version()));
        result(
                "package",
                new Members()
                        .put("id", exact.id())
                        .put("version", exact.version())
                        .put("yanked", false)
                        .object());
        console.say("✅", "Unyanked: " + exact);
        return ExitCode.DONE;
    }
}
