package dev.crewx.cli.bundle;

import dev.crewx.application.bundle.BundleContents;
import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx bundle inspect}. */
@CommandLine.Command(
        name = "inspect",
        description = "Show what is in a bundle.",
        footer = {"", "Example:", "  crewx bundle inspect my-skill-1.0.0.crewx"})
@JsonShape({
    "bundle: digest, size, unpackedSize, manifest, files[] (path, size, digest, executable)",
    "findings[]: severity, code, pointer (where), message, found, allowed"
})
final class InspectCommand extends Command {
    @Parameters(paramLabel = "<file>", description = "The bundle.")
    private Path file = Path.of("");

    /** Where the values begin. */
    private static final int VALUES = 14;

    InspectCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path bundle = context().environment().resolve(file);
        return switch (context().services().inspectBundle().inspect(bundle, BundleLimits.DEFAULT)) {
            case InspectBundle.Result.Inspected(BundleContents contents) -> tell(contents, console);
            case InspectBundle.Result.Refused(var findings) -> {
                result("findings", Bundling.json(findings));
                throw Bundling.invalid(findings);
            }
            case InspectBundle.Result.Absent(Path absent) ->
                throw CommandFailure.of(FailureType.NOT_FOUND, "There is no bundle " + absent + ".");
        };
    }

    private ExitCode tell(BundleContents contents, Console console) {
        Map<String, JsonValue> bundle = new LinkedHashMap<>();
        bundle.put("digest", JsonValue.of(contents.digest().toString()));
        bundle.put("size", JsonValue.of(contents.size()));
        bundle.put("unpackedSize", JsonValue.of(contents.unpackedSize()));
        bundle.put("manifest", contents.manifest().document());
        bundle.put(
                "files",
                new JsonArray(
                        contents.files().stream().map(InspectCommand::json).toList()));
        result("bundle", new JsonObject(bundle));
        result("findings", Bundling.json(contents.findings()));
        console.say(contents.manifest().id() + "@" + contents.manifest().version() + "  "
                + contents.manifest().metadata().name());
        console.fold(contents.manifest().metadata().description(), 0);
        console.fold("  Digest      " + contents.digest(), VALUES);
        console.say("  Size        " + contents.size() + " bytes, unpacked " + contents.unpackedSize());
        contents.skills()
                .forEach(skill -> console.fold(
                        "  Skill       " + skill.id() + "  " + skill.metadata().description(), VALUES));
        contents.files()
                .forEach(entry -> console.say(String.format(
                        "  %s %9d  %s", entry.executable() ? "0755" : "0644", entry.size(), entry.path())));
        return ExitCode.DONE;
    }

    private static JsonValue json(BundleFile entry) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("path", JsonValue.of(entry.path()));
        members.put("size", JsonValue.of(entry.size()));
        members.put("digest", JsonValue.of(entry.digest().toString()));
        members.put("executable", JsonValue.of(entry.executable()));
        return new JsonObject(members);
    }
}
