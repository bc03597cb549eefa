package dev.crewx.cli.bundle;

import dev.crewx.application.bundle.BundleContents;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx bundle extract}. */
@CommandLine.Command(
        name = "extract",
        description = "Check a bundle and unpack it into a folder: all of it or nothing.",
        footer = {"", "Example:", "  crewx bundle extract my-skill-1.0.0.crewx --output my-skill"})
@JsonShape({
    "bundle: folder, id, version, files (how many)",
    "findings[]: of a bundle that is refused: severity, code, pointer, message, found, allowed"
})
final class ExtractCommand extends Command {
    @Parameters(paramLabel = "<file>", description = "The bundle.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "<dir>",
            description = "The folder; must not exist, or be empty.")
    private Path output = Path.of("");

    ExtractCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path bundle = context().environment().resolve(file);
        Path target = context().environment().resolve(output);
        return switch (context().services().extractBundle().extract(bundle, target, BundleLimits.DEFAULT)) {
            case ExtractBundle.Result.Extracted(Path folder, BundleContents contents) ->
                tell(folder, contents, console);
            case ExtractBundle.Result.Refused(var findings) -> {
                result("findings", Bundling.json(findings));
                throw Bundling.invalid(findings);
            }
            case ExtractBundle.Result.OtherDigest(Digest wanted, Digest found) ->
                throw CommandFailure.of(FailureType.WRONG_DIGEST, "The bundle is " + found + ", not " + wanted + ".");
            case ExtractBundle.Result.TargetOccupied(Path folder) ->
                throw CommandFailure.of(
                        FailureType.TARGET_OCCUPIED,
                        folder + " is there already and not an empty folder; choose another.");
            case ExtractBundle.Result.BundleAbsent(Path absent) ->
                throw CommandFailure.of(FailureType.NOT_FOUND, "There is no bundle " + absent + ".");
        };
    }

    private ExitCode tell(Path folder, BundleContents contents, Console console) {
        Map<String, JsonValue> bundle = new LinkedHashMap<>();
        bundle.put("folder", JsonValue.of(folder.toString()));
        bundle.put("id", JsonValue.of(contents.manifest().id().toString()));
        bundle.put("version", JsonValue.of(contents.manifest().version().toString()));
        bundle.put("files", JsonValue.of(contents.files().size()));
        result("bundle", new JsonObject(bundle));
        console.say(
                "📦",
                "Extracted " + contents.manifest().id() + "@"
                        + contents.manifest().version() + ": "
                        + contents.files().size() + " files to " + folder);
        return ExitCode.DONE;
    }
}
