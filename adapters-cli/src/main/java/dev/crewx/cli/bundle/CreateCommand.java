package dev.crewx.cli.bundle;

import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx bundle create}. */
@CommandLine.Command(
        name = "create",
        description = "Make a bundle of a folder with skills.",
        footer = {"", "Example:", "  crewx bundle create my-skill --output my-skill.crewx"})
@JsonShape({
    "bundle: file, id, version, digest, size, files[], skills[], leftOut[] (path, reason)",
    "findings[]: severity, code, pointer (where), message, found, allowed"
})
final class CreateCommand extends Command {
    @Parameters(arity = "0..1", defaultValue = ".", paramLabel = "<dir>", description = "The folder (.).")
    private Path folder = Path.of(".");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "The bundle's file; <id>-<version>.crewx when not said.")
    private @Nullable Path output;

    @Mixin
    private PackageOptions options = new PackageOptions();

    CreateCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        CreateBundle.Result.Created created = Bundling.create(
                context(),
                console,
                context().environment().resolve(folder),
                context().environment().workingDirectory(),
                Optional.ofNullable(output).map(context().environment()::resolve),
                options.overrides());
        String id = created.manifest().id().toString();
        String version = created.manifest().version().toString();
        Map<String, JsonValue> bundle = new LinkedHashMap<>();
        bundle.put("file", JsonValue.of(created.file().toString()));
        bundle.put("id", JsonValue.of(id));
        bundle.put("version", JsonValue.of(version));
        bundle.put("digest", JsonValue.of(created.digest().toString()));
        bundle.put("size", JsonValue.of(created.size()));
        bundle.put("files", JsonValue.ofStrings(created.paths()));
        bundle.put(
                "skills",
                JsonValue.ofStrings(
                        created.skills().stream().map(skill -> skill.id()).toList()));
        bundle.put("leftOut", Bundling.leftOut(created.leftOut()));
        result("bundle", new JsonObject(bundle));
        result("findings", Bundling.json(created.findings()));
        console.say("📦", "Bundle created: " + created.file());
        console.say("   Package: " + id + "@" + version);
        console.say("   Skills: " + created.skills().size() + ", files: "
                + created.paths().size() + ", " + created.size() + " bytes");
        console.say("   Digest: " + created.digest());
        return ExitCode.DONE;
    }
}
