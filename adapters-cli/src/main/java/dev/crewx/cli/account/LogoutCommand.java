package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.Done;
import dev.crewx.application.remote.spi.RemoteException;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import java.util.Optional;
import picocli.CommandLine;

/** {@code crewx registry logout}. */
@CommandLine.Command(
        name = "logout",
        description = "Sign out: end the session at the registry, and forget its tokens here.",
        footer = {"", "Example:", "  crewx registry logout"})
@JsonShape({
    "registry: the registry's URL",
    "signedOut: whether somebody was signed in",
    "sessionEnded: whether the registry ended the session; an API key has none"
})
final class LogoutCommand extends RegistryCommand {
    LogoutCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.connect();
        CredentialStore credentials = context().services().credentials();
        Optional<Credential> credential = credentials.find(connection.address());
        boolean ended = credential.filter(c -> c.expiresAt().isPresent()).isPresent()
                && !registries.access().usesEnvironmentToken(connection.chosen())
                && endSession(connection, console);
        credentials.forget(connection.address());
        result("registry", JsonValue.of(connection.address().toString()));
        result("signedOut", JsonValue.of(credential.isPresent()));
        result("sessionEnded", JsonValue.of(ended));
        console.say(
                credential.isPresent()
                        ? "Signed out of " + connection.address()
                        : "Nobody was signed in to " + connection.address());
        return ExitCode.DONE;
    }

    /** Best effort: the tokens are forgotten here whatever the registry says. */
    private static boolean endSession(Connection connection, Console console) {
        try {
            return switch (connection.accounts().logout()) {
                case Reply.Ok<Done> ignored -> true;
                // It has ended already.
                case Reply.Refused<Done> refused when refused.status() == 401 -> true;
                case Reply.Refused<Done> refused -> {
                    console.warn("the registry did not end the session: " + refused.detail());
                    yield false;
                }
            };
        } catch (RemoteException e) {
            console.warn("the session may go on at the registry for a while: " + e.getMessage());
            return false;
        }
    }
}
