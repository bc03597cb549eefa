package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry key revoke}. */
@CommandLine.Command(
        name = "revoke",
        description = "End an API key at once.",
        footer = {"", "Example:", "  crewx registry key revoke 4fzzzxjy"})
@JsonShape("key: the revoked key's id")
final class KeyRevokeCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id>", description = "The key's id, as crewx registry key list shows it.")
    private String id = "";

    KeyRevokeCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        registries.require(connection, connection.accounts().revokeKey(id));
        result("key", JsonValue.of(id));
        console.say("✅", "Key revoked: " + id);
        return ExitCode.DONE;
    }
}
