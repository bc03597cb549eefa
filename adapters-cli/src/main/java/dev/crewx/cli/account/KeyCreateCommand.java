package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteAccounts.KeyRequest;
import dev.crewx.application.remote.spi.RemoteAccounts.NewKey;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.Durations;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry key create}. */
@CommandLine.Command(
        name = "create",
        description = "Make an API key, as CI needs one. It is shown this once and never again.",
        footer = {"", "Example:", "  crewx registry key create ci --package @acme/* --expires 90d"})
@JsonShape("key: id, name, permissions[], packages[], createdAt, expiresAt, secret (the key itself, this once)")
final class KeyCreateCommand extends RegistryCommand {
    @Parameters(paramLabel = "<name>", description = "What it is for, in your words.")
    private String name = "";

    @Option(
            names = "--permission",
            split = ",",
            paramLabel = "<name>",
            defaultValue = "read,publish",
            description = "What it may do: read, publish, yank, delete, tag, stats (read,publish).")
    private List<String> permissions = List.of();

    @Option(
            names = "--package",
            split = ",",
            paramLabel = "<pattern>",
            description = "What it is limited to: an id, @scope/* or a prefix with *; nothing when not said.")
    private List<String> packages = List.of();

    @Option(
            names = "--expires",
            paramLabel = "<days>",
            description = "How long it lasts, like 90d; the registry's own choice when not said.")
    private @Nullable String expires;

    KeyCreateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        KeyRequest request = new KeyRequest(name, permissions, packages, lifetime());
        Connection connection = registries.signedIn();
        NewKey key = registries.require(connection, connection.accounts().createKey(request));
        result("key", Keys.members(key.details()).put("secret", key.secret()).object());
        console.talk("🔑", "Key \"" + key.details().name() + "\" made. Keep it now; nobody can show it again.");
        console.say(key.secret());
        console.talk("", "   Id: " + key.details().id());
        console.talk("", "   May: " + String.join(", ", key.details().permissions()));
        console.talk("", "   Packages: " + Keys.packages(key.details()));
        console.talk(
                "",
                "   Ends: " + key.details().expiresAt().map(Object::toString).orElse("never"));
        return ExitCode.DONE;
    }

    private Optional<Duration> lifetime() {
        Optional<Duration> lifetime = Optional.ofNullable(expires).map(Durations::parse);
        if (lifetime.isPresent()
                && (lifetime.get().isZero()
                        || !lifetime.get().equals(Duration.ofDays(lifetime.get().toDays())))) {
            throw CommandFailure.of(FailureType.BAD_DURATION, "A key lasts whole days: write --expires 90d.");
        }
        return lifetime;
    }
}
