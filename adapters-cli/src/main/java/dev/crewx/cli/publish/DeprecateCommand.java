package dev.crewx.cli.publish;

import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.Done;
import dev.crewx.application.remote.spi.RemoteRegistry.VersionDetails;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry deprecate}. */
@CommandLine.Command(
        name = "deprecate",
        description = "Say something to everybody who uses a version, some versions or a whole package.",
        footer = {"", "Example:", "  crewx registry deprecate '@acme/pdf-tools@<2' \"use 2.0, it handles forms\""})
@JsonShape({
    "package: the package's id",
    "versions[]: the versions that were deprecated, or are deprecated no more",
    "message: what is said; null with --undo"
})
final class DeprecateCommand extends RegistryCommand {
    @Parameters(index = "0", paramLabel = "<id[@range]>", description = "The versions; all when no range is said.")
    private String versions = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "<message>", description = "What to say.")
    private @Nullable String message;

    @Option(names = "--undo", description = "Take back what was said.")
    private boolean undo;

    DeprecateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        if (undo == (message != null)) {
            throw CommandFailure.of(
                    FailureType.USAGE,
                    undo ? "--undo takes no message." : "A deprecation needs a message that says what to do instead.");
        }
        Requirement requirement = Specifiers.requirement(versions);
        PackageId id = requirement.id();
        Connection connection = registries.signedIn(id);
        List<SemanticVersion> meant = registries
                .require(connection, connection.registry().versions(id))
                .stream()
                .map(VersionDetails::version)
                .filter(version -> requirement
                        .range()
                        .map(range -> range.contains(version, true))
                        .orElse(true))
                .toList();
        if (meant.isEmpty()) {
            throw CommandFailure.of(
                    FailureType.VERSION_NOT_FOUND,
                    "No version of " + id + " is in \""
                            + Specifiers.selected(versions).selector().orElse("*") + "\".");
        }
        List<SemanticVersion> done = new ArrayList<>();
        for (SemanticVersion version : meant) {
            Reply<Done> reply = connection.publishing().deprecate(id, version, Optional.ofNullable(message));
            if (reply instanceof Reply.Refused<Done> refused) {
                tell(console, id, done);
                throw done.isEmpty()
                        ? registries.failure(connection, refused)
                        : registries
                                .failure(connection, refused)
                                .partly(done.size() + " of " + meant.size() + " done: ");
            }
            done.add(version);
        }
        tell(console, id, done);
        return ExitCode.DONE;
    }

    private void tell(Console console, PackageId id, List<SemanticVersion> done) {
        result("package", JsonValue.of(id.toString()));
        result(
                "versions",
                JsonValue.ofStrings(done.stream().map(SemanticVersion::toString).toList()));
        result("message", message == null ? JsonValue.JsonNull.NULL : JsonValue.of(message));
        done.forEach(
                version -> console.say("✅", (undo ? "Deprecated no more: " : "Deprecated: ") + id + "@" + version));
    }
}
