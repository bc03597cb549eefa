package dev.crewx.cli.publish;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.domain.manifest.PackageId;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry tag remove}. */
@CommandLine.Command(
        name = "remove",
        description = "Remove a dist-tag.",
        footer = {"", "Example:", "  crewx registry tag remove @acme/pdf-tools next"})
@JsonShape("tag: package, name")
final class TagRemoveCommand extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "<id>", description = "The package.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "<tag>", description = "The tag.")
    private String tag = "";

    TagRemoveCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        PackageId packageId = Specifiers.packageId(id);
        Connection connection = registries.signedIn(packageId);
        registries.require(connection, connection.publishing().removeTag(packageId, tag));
        result("tag", new Members().put("package", packageId).put("name", tag).object());
        console.say("✅", "Tag removed: " + packageId + " " + tag);
        return ExitCode.DONE;
    }
}
