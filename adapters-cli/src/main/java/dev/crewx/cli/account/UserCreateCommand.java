package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Passwords;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.json.JsonValue;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry user create}. */
@CommandLine.Command(
        name = "create",
        description = "Make an account: for administrators, and for everybody where sign-up is open.",
        footer = {"", "Example:", "  crewx registry user create ada --password-stdin < secret"})
@JsonShape("user: the account's name")
final class UserCreateCommand extends RegistryCommand {
    @Parameters(paramLabel = "<name>", description = "The new account's name.")
    private String name = "";

    @Option(names = "--password-stdin", description = "Read the new account's password from standard input.")
    private boolean passwordStdin;

    UserCreateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.connect();
        String password = Passwords.read(question(), passwordStdin, "Password for " + name + ": ");
        Username user = registries.require(connection, connection.accounts().createUser(name, password));
        result("user", JsonValue.of(user.value()));
        console.say("✅", "Account created: " + user);
        return ExitCode.DONE;
    }
}
