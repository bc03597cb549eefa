package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.json.JsonValue;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry user enable}. */
@CommandLine.Command(
        name = "enable",
        description = "Let an account in again (administrators).",
        footer = {"", "Example:", "  crewx registry user enable mallory"})
@JsonShape({"user: the account's name", "disabled: whether it is shut out"})
final class UserEnableCommand extends RegistryCommand {
    @Parameters(paramLabel = "<name>", description = "The account's name.")
    private String name = "";

    UserEnableCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        Username user = Specifiers.username(name);
        registries.require(connection, connection.accounts().setDisabled(user, false));
        result("user", JsonValue.of(user.value()));
        result("disabled", JsonValue.of(false));
        console.say("✅", "Enabled: " + user);
        return ExitCode.DONE;
    }
}
