package dev.crewx.cli.registry;

import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.json.JsonValue;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code crewx registry whoami}. */
@CommandLine.Command(
        name = "whoami",
        description = "Say who one is signed in as.",
        footer = {"", "Example:", "  crewx registry whoami"})
final class WhoAmICommand extends Command {
    @Option(names = "--registry", paramLabel = "<url>", description = "The registry to ask.")
    private @Nullable String registry;

    WhoAmICommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Registries registries = new Registries(context());
        URI address = registries.address(registry);
        Username user = Registries.require(registries.connectSignedIn(address).whoAmI());
        result("user", JsonValue.of(user.value()));
        result("registry", JsonValue.of(address.toString()));
        console.say(user.value());
        return ExitCode.DONE;
    }
}
