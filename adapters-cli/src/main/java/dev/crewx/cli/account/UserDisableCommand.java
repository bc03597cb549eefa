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

/** {@code crewx registry user disable}. */
@CommandLine.Command(
        name = "disable",
        description = "Shut an account out: its sessions and keys count no more (administrators).",
        footer = {"", "Example:", "  crewx registry user disable mallory"})
@JsonShape({"user: the account's name", "disabled: whether it is shut out"})
final class UserDisableCommand extends RegistryCommand {
    @Parameters(paramLabel = "<name>", description = "The account's name.")
    private String name = "";

    UserDisableCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        Username user = Specifiers.username(name);
        registries.require(connection, connection.accounts().setDisabled(user, true));
        result("user", JsonValue.of(user.value()));
        result("disabled", JsonValue.of(true));
        console.say("✅", "Disabled: " + user);
        return ExitCode.DONE;
    }
}
