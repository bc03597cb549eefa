package dev.crewx.cli.registry;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry user create}. */
@CommandLine.Command(
        name = "create",
        description = "Make an account (administrators).",
        footer = {"", "Example:", "  crewx registry user create ada --password-stdin < secret"})
final class UserCreateCommand extends Command {
    @Parameters(paramLabel = "<name>", description = "The new account's name.")
    private String name = "";

    @Option(names = "--password-stdin", description = "Read the new account's password from standard input.")
    private boolean passwordStdin;

    @Option(names = "--registry", paramLabel = "<url>", description = "The registry to make it in.")
    private @Nullable String registry;

    UserCreateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Registries registries = new Registries(context());
        String password = Passwords.read(context().environment(), passwordStdin, "Password for " + name + ": ");
        Username user = Registries.require(
                registries.connectSignedIn(registries.address(registry)).createUser(name, password));
        result("user", JsonValue.of(user.value()));
        console.say("✅", "Account created: " + user);
        return ExitCode.DONE;
    }
}
