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

/** {@code crewx registry yank}. */
@CommandLine.Command(
        name = "yank",
        description = "Make new installations leave a version out; where it is locked it stays.",
        footer = {"", "Example:", "  crewx registry yank @acme/pdf-tools@1.2.0"})
@JsonShape("package: id, version, yanked")
final class YankCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id@version>", description = "The version.")
    private String version = "";

    YankCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Exact exact = Specifiers.exact(version);
        Connection connection = registries.signedIn(exact.id());
        registries.require(connection, connection.publishing().yank(exact.id(), exact.version()));
        result(
                "package",
                new Members()
                        .put("id", exact.id())
                        .put("version", exact.version())
                        .put("yanked", true)
                        .object());
        console.say("✅", "Yanked: " + exact);
        return ExitCode.DONE;
    }
}
