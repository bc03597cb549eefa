package dev.crewx.cli.bundle;

import dev.crewx.application.bundle.BundleDiff;
import dev.crewx.application.bundle.BundleDiff.Change;
import dev.crewx.application.bundle.BundleDiff.FieldChange;
import dev.crewx.application.bundle.DiffBundles;
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
import dev.crewx.domain.json.JsonValue.JsonNull;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx bundle diff}. */
@CommandLine.Command(
        name = "diff",
        description = "Show what changed from one bundle to another, permissions first.",
        footer = {"", "Example:", "  crewx bundle diff my-skill-1.0.0.crewx my-skill-1.1.0.crewx"})
@JsonShape({
    "diff: identical, permissions, skills and files (added[], removed[] and changed[] each), fields[] (pointer, before,"
            + " after)",
    "findings[]: of a bundle that is refused: severity, code, pointer, message, found, allowed"
})
final class DiffCommand extends Command {
    @Parameters(index = "0", paramLabel = "<a>", description = "The earlier bundle.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "<b>", description = "The later bundle.")
    private Path after = Path.of("");

    DiffCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path old = context().environment().resolve(before);
        Path fresh = context().environment().resolve(after);
        return switch (context().services().diffBundles().diff(old, fresh, BundleLimits.DEFAULT)) {
            case DiffBundles.Result.Compared(var a, var b, BundleDiff diff) -> tell(diff, console);
            case DiffBundles.Result.Refused(Path file, var findings) -> {
                result("findings", Bundling.json(findings));
                throw Bundling.invalid(findings).prefixed(file + ": ");
            }
            case DiffBundles.Result.Absent(Path absent) ->
                throw CommandFailure.of(FailureType.NOT_FOUND, "There is no bundle " + absent + ".");
        };
    }

    private ExitCode tell(BundleDiff diff, Console console) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("identical", JsonValue.of(diff.identical()));
        members.put("permissions", json(diff.permissions()));
        members.put(
                "fields",
                new JsonArray(diff.fields().stream().map(DiffCommand::json).toList()));
        members.put("skills", json(diff.skills()));
        members.put("files", json(diff.files()));
        result("diff", new JsonObject(members));
        if (diff.identical()) {
            console.say("The two bundles are the same bytes.");
            return ExitCode.DONE;
        }
        say(console, "permission", diff.permissions());
        diff.fields()
                .forEach(field -> console.say(
                        "~ " + field.pointer() + ": " + text(field.before()) + " -> " + text(field.after())));
        say(console, "skill", diff.skills());
        say(console, "file", diff.files());
        return ExitCode.DONE;
    }

    private static void say(Console console, String what, Change change) {
        change.added().forEach(name -> console.say("+ " + what + " " + name));
        change.removed().forEach(name -> console.say("- " + what + " " + name));
        change.changed().forEach(name -> console.say("~ " + what + " " + name));
    }

    private String text(Optional<JsonValue> value) {
        return value.map(context().services().json()::compact).orElse("(nothing)");
    }

    private static JsonObject json(Change change) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("added", JsonValue.ofStrings(change.added()));
        members.put("removed", JsonValue.ofStrings(change.removed()));
        members.put("changed", JsonValue.ofStrings(change.changed()));
        return new JsonObject(members);
    }

    private static JsonValue json(FieldChange field) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("pointer", JsonValue.of(field.pointer()));
        members.put("before", field.before().orElse(JsonNull.NULL));
        members.put("after", field.after().orElse(JsonNull.NULL));
        return new JsonObject(members);
    }
}
