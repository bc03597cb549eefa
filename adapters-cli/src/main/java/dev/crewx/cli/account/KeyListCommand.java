package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteAccounts.KeyDetails;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;
import java.util.List;
import picocli.CommandLine;

/** {@code crewx registry key list}. */
@CommandLine.Command(
        name = "list",
        description = "List one's API keys, without what they are.",
        footer = {"", "Example:", "  crewx registry key list"})
@JsonShape("keys[]: id, name, permissions[], packages[], createdAt, expiresAt")
final class KeyListCommand extends RegistryCommand {
    KeyListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        List<KeyDetails> keys =
                registries.require(connection, connection.accounts().keys());
        result("keys", Members.list(keys, Keys::members));
        if (keys.isEmpty()) {
            console.say("No API keys.");
            return ExitCode.DONE;
        }
        Table table = new Table("ID", "NAME", "MAY", "PACKAGES", "ENDS");
        keys.forEach(key -> table.row(
                key.id(),
                key.name(),
                String.join(",", key.permissions()),
                Keys.packages(key),
                key.expiresAt().map(Object::toString).orElse("never")));
        console.say(table);
        return ExitCode.DONE;
    }
}
