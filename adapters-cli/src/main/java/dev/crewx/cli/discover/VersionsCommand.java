package dev.crewx.cli.discover;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteRegistry.VersionDetails;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Sizes;
import dev.crewx.cli.console.Table;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.PackageId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry versions}. */
@CommandLine.Command(
        name = "versions",
        description = "List a package's versions, the highest first.",
        footer = {"", "Example:", "  crewx registry versions @acme/pdf-tools"})
@JsonShape({"package: the package's id", "versions[]: version, checksum, size, publishedAt, yanked, deprecated"})
final class VersionsCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id>", description = "The package.")
    private String id = "";

    VersionsCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        PackageId packageId = Specifiers.packageId(id);
        Connection connection = registries.connect(packageId);
        List<VersionDetails> versions =
                registries.require(connection, connection.registry().versions(packageId));
        result("package", JsonValue.of(packageId.toString()));
        result("versions", Members.list(versions, VersionsCommand::members));
        Table table = new Table("VERSION", "PUBLISHED", "SIZE", "REMARKS");
        versions.forEach(version -> table.row(
                version.version().toString(),
                version.publishedAt().toString(),
                Sizes.format(version.sizeBytes()),
                remarks(version)));
        console.say(table);
        return ExitCode.DONE;
    }

    private static String remarks(VersionDetails version) {
        List<String> remarks = new ArrayList<>();
        if (version.yanked()) {
            remarks.add("yanked");
        }
        version.deprecated().ifPresent(message -> remarks.add("deprecated: " + message));
        return String.join(", ", remarks);
    }

    private static Members members(VersionDetails version) {
        return new Members()
                .put("version", version.version())
                .put("checksum", version.digest())
                .put("size", version.sizeBytes())
                .put("publishedAt", version.publishedAt())
                .put("yanked", version.yanked())
                .put("deprecated", version.deprecated());
    }
}
