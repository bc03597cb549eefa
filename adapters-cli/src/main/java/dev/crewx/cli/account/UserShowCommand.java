package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteAccounts.UserDetails;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry user show}. */
@CommandLine.Command(
        name = "show",
        description = "Show an account (administrators).",
        footer = {"", "Example:", "  crewx registry user show ada"})
@JsonShape("user: name, roles[], disabled, createdAt")
final class UserShowCommand extends RegistryCommand {
    @Parameters(paramLabel = "<name>", description = "The account's name.")
    private String name = "";

    UserShowCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        UserDetails user = registries.require(connection, connection.accounts().user(Specifiers.username(name)));
        result(
                "user",
                new Members()
                        .put("name", user.name())
                        .put("roles", user.roles())
                        .put("disabled", user.disabled())
                        .put("createdAt", user.createdAt())
                        .object());
        console.say(user.name().value());
        console.say("  Roles    " + String.join(", ", user.roles()));
        console.say("  State    " + (user.disabled() ? "disabled" : "active"));
        user.createdAt().ifPresent(time -> console.say("  Created  " + time));
        return ExitCode.DONE;
    }
}
