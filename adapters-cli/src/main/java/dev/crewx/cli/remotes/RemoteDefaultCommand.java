package dev.crewx.cli.remotes;

import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry remote default}. */
@CommandLine.Command(
        name = "default",
        description = "Show the registry that is used when none is named, or choose it.",
        footer = {"", "Example:", "  crewx registry remote default acme"})
@JsonShape({"registry: its URL", "source: who says so"})
final class RemoteDefaultCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "<name or url>", description = "The registry to choose.")
    private @Nullable String which;

    @Option(names = "--none", description = "Choose none.")
    private boolean none;

    @Option(names = "--insecure", description = "Allow plain http to it this once.")
    private boolean insecure;

    RemoteDefaultCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        if (none && which != null) {
            throw CommandFailure.of(FailureType.USAGE, "--none chooses none, not " + which + ".");
        }
        Path project = context().services().projectOf(context().environment().workingDirectory());
        if (which != null) {
            String text = which;
            new Registries(context(), console, new Wish(Optional.of(text), insecure)).chosen();
            context().services().settings(project).change(before -> before.withDefault(Optional.of(text)));
        } else if (none) {
            context().services().settings(project).change(before -> before.withDefault(Optional.empty()));
        }
        Chosen chosen = new Registries(context(), console, new Wish(Optional.empty(), true)).chosen();
        result("registry", JsonValue.of(chosen.address().toString()));
        result("source", JsonValue.of(chosen.source().place()));
        console.say(chosen.address().toString());
        console.talk("", "   From: " + chosen.source().place());
        return ExitCode.DONE;
    }
}
