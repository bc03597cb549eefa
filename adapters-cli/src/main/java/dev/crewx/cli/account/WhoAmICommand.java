package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteAccounts.Identity;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import picocli.CommandLine;

/** {@code crewx registry whoami}. */
@CommandLine.Command(
        name = "whoami",
        description = "Say who one is signed in as.",
        footer = {"", "Example:", "  crewx registry whoami"})
@JsonShape({
    "user: the account's name",
    "registry: the registry's URL",
    "roles[]: what the account is to the registry",
    "permissions[]: what the token may do"
})
final class WhoAmICommand extends RegistryCommand {
    WhoAmICommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        Identity identity = registries.require(connection, connection.accounts().whoAmI());
        result("user", JsonValue.of(identity.user().value()));
        result("registry", JsonValue.of(connection.address().toString()));
        result("roles", JsonValue.ofStrings(identity.roles()));
        result("permissions", JsonValue.ofStrings(identity.permissions()));
        console.say(identity.user().value());
        console.talk("", "   Registry: " + connection.address());
        return ExitCode.DONE;
    }
}
