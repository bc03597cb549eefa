package dev.crewx.cli.registry;

import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RemoteRegistry.Session;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.domain.json.JsonValue;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry login}. */
@CommandLine.Command(
        name = "login",
        description = "Sign in to a registry; it becomes the default when none is configured.",
        footer = {
            "",
            "Example:",
            "  crewx registry login http://127.0.0.1:3000 --username ada --password-stdin < secret"
        })
final class LoginCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "<url>", description = "The registry's URL.")
    private @Nullable String url;

    @Option(names = "--username", required = true, paramLabel = "<name>", description = "The account's name.")
    private String username = "";

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean passwordStdin;

    LoginCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Registries registries = new Registries(context());
        URI address = registries.address(url);
        String password = Passwords.read(context().environment(), passwordStdin, "Password for " + username + ": ");
        Session session = Registries.require(
                context().services().registry(address, Optional.empty()).login(username, password));
        context()
                .services()
                .credentials()
                .store(address, new Credential(session.user().value(), session.token(), session.expiresAt()));
        if (context().services().settings().defaultRegistry().isEmpty()) {
            context().services().settings().setDefaultRegistry(address);
        }
        result("user", JsonValue.of(session.user().value()));
        result("registry", JsonValue.of(address.toString()));
        result("expiresAt", JsonValue.of(session.expiresAt().toString()));
        console.say("✅", "Signed in as " + session.user());
        console.say("   Registry: " + address);
        return ExitCode.DONE;
    }
}
