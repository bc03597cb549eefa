package dev.crewx.cli.discover;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteRegistry.Dependent;
import dev.crewx.application.remote.spi.RemoteRegistry.Listing;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.PackageId;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry dependents}. */
@CommandLine.Command(
        name = "dependents",
        description = "List the packages that require a package.",
        footer = {"", "Example:", "  crewx registry dependents @acme/pdf-tools"})
@JsonShape({
    "package: the package's id",
    "dependents[]: packageId, version, range, optional",
    "total: how many there are in all"
})
final class DependentsCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id>", description = "The package.")
    private String id = "";

    @Option(names = "--limit", defaultValue = "50", paramLabel = "<n>", description = "At most this many (50).")
    private int limit;

    @Option(names = "--offset", defaultValue = "0", paramLabel = "<n>", description = "Leave out so many (0).")
    private int offset;

    DependentsCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        PackageId packageId = Specifiers.packageId(id);
        Connection connection = registries.connect(packageId);
        Listing<Dependent> found =
                registries.require(connection, connection.registry().dependents(packageId, offset, limit));
        result("package", JsonValue.of(packageId.toString()));
        result("dependents", Members.list(found.items(), DependentsCommand::members));
        result("total", JsonValue.of(found.total()));
        if (found.items().isEmpty()) {
            console.say(found.total() > 0 ? "No more packages." : "No package requires " + packageId + ".");
            return ExitCode.DONE;
        }
        Table table = new Table("PACKAGE", "VERSION", "REQUIRES");
        found.items()
                .forEach(dependent -> table.row(
                        dependent.id().toString(),
                        dependent.version().toString(),
                        packageId + "@" + dependent.range() + (dependent.optional() ? " (optional)" : "")));
        console.say(table);
        return ExitCode.DONE;
    }

    private static Members members(Dependent dependent) {
        return new Members()
                .put("packageId", dependent.id())
                .put("version", dependent.version())
                .put("range", dependent.range())
                .put("optional", dependent.optional());
    }
}
