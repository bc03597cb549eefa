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
import dev.crewx.domain.access.Username;
import dev.crewx.domain.manifest.PackageId;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry owner remove}. */
@CommandLine.Command(
        name = "remove",
        description = "Let somebody change a package no more, or publish under a scope no more (administrators).",
        footer = {"", "Example:", "  crewx registry owner remove @acme/pdf-tools ada"})
@JsonShape("owner: of (a package's id or a scope), user")
final class OwnerRemoveCommand extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "<id or @scope>", description = "The package, or the scope.")
    private String owned = "";

    @Parameters(index = "1", paramLabel = "<user>", description = "The account's name.")
    private String name = "";

    OwnerRemoveCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Username user = Specifiers.username(name);
        if (Owned.isScope(owned)) {
            Connection connection = registries.signedIn();
            registries.require(connection, connection.publishing().removeScopeOwner(Owned.scope(owned), user));
        } else {
            PackageId id = Specifiers.packageId(owned);
            Connection connection = registries.signedIn(id);
            registries.require(connection, connection.publishing().removeOwner(id, user));
        }
        result("owner", new Members().put("of", owned).put("user", user).object());
        console.say("✅", "Owner removed: " + owned + " " + user);
        return ExitCode.DONE;
    }
}
