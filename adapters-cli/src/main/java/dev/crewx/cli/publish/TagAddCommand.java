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

/** {@code crewx registry tag add}. */
@CommandLine.Command(
        name = "add",
        description = "Make a dist-tag name a version.",
        footer = {"", "Example:", "  crewx registry tag add @acme/pdf-tools@2.0.0-rc.1 next"})
@JsonShape("tag: package, name, version")
final class TagAddCommand extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "<id@version>", description = "The version.")
    private String version = "";

    @Parameters(index = "1", paramLabel = "<tag>", description = "The tag; one that is there moves.")
    private String tag = "";

    TagAddCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Exact exact = Specifiers.exact(version);
        Connection connection = registries.signedIn(exact.id());
        registries.require(connection, connection.publishing().setTag(exact.id(), tag, exact.version()));
        result(
                "tag",
                new Members()
                        .put("package", exact.id())
                        .put("name", tag)
                        .put("version", exact.version())
                        .object());
        console.say("✅", "Tagged: " + tag + " = " + exact);
        return ExitCode.DONE;
    }
}
