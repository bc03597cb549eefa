package dev.crewx.cli.publish;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry owner list}. */
@CommandLine.Command(
        name = "list",
        description = "List who may change a package.",
        footer = {"", "Example:", "  crewx registry owner list @acme/pdf-tools"})
@JsonShape({"package: the package's id", "owners[]: their names"})
final class OwnerListCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id>", description = "The package.")
    private String id = "";

    OwnerListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        PackageId packageId = Specifiers.packageId(id);
        Connection connection = registries.signedIn(packageId);
        List<String> owners =
                registries.require(connection, connection.publishing().owners(packageId));
        result("package", JsonValue.of(packageId.toString()));
        result("owners", JsonValue.ofStrings(owners));
        owners.forEach(console::say);
        return ExitCode.DONE;
    }
}
