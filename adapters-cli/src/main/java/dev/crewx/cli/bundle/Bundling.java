package dev.crewx.cli.bundle;

import dev.crewx.application.bundle.CreateBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.SourceFolders.LeftOut;
import dev.crewx.application.bundle.spi.SourceFolders.Reason;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.ManifestOverrides;
import dev.crewx.domain.skill.Strictness;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Bundling a folder and telling what was found, as {@code bundle create} and {@code registry publish} both do it. */
public final class Bundling {
    /** What the eleven octal digits of a TAR header can say; the year 2242. */
    private static final long MAX_SECONDS = 0_77777777777L;

    private Bundling() {}

    /**
     * Makes a bundle of a folder and tells its warnings.
     *
     * @param output the bundle's file; its own name in {@code outputFolder} when not said
     * @throws CommandFailure when the folder cannot be bundled
     */
    public static CreateBundle.Result.Created create(
            CliContext context,
            Console console,
            Path folder,
            Path outputFolder,
            Optional<Path> output,
            ManifestOverrides overrides) {
        CreateBundle.Request request = new CreateBundle.Request(
                folder,
                outputFolder,
                output,
                overrides,
                Strictness.LENIENT,
                BundleLimits.DEFAULT,
                sourceDateEpoch(context.environment()));
        return switch (context.services().createBundle().create(request)) {
            case CreateBundle.Result.Created created -> {
                created.findings().forEach(finding -> console.warn(finding.toString()));
                created.leftOut().stream()
                        .filter(left -> left.reason() == Reason.SECRET)
                        .forEach(left -> console.warn(left.path() + " is left out: it may hold secrets"));
                yield created;
            }
            case CreateBundle.Result.Refused(var findings) -> throw invalid(findings);
            case CreateBundle.Result.FolderAbsent(Path absent) ->
                throw CommandFailure.of(FailureType.FOLDER_NOT_FOUND, "There is no folder " + absent + ".");
        };
    }

    /** The failure that broken rules are. */
    public static CommandFailure invalid(List<Finding> findings) {
        return CommandFailure.of(FailureType.INVALID_BUNDLE, "Bundle validation failed:")
                .details(findings.stream()
                        .filter(Finding::isError)
                        .map(Finding::toString)
                        .toList());
    }

    /** Findings as data. */
    public static JsonArray json(List<Finding> findings) {
        return new JsonArray(findings.stream().map(Bundling::json).toList());
    }

    private static JsonValue json(Finding finding) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("severity", JsonValue.of(finding.severity().name().toLowerCase(Locale.ROOT)));
        members.put("code", JsonValue.of(finding.code()));
        members.put("pointer", JsonValue.of(finding.location().toString()));
        members.put("message", JsonValue.of(finding.message()));
        finding.found().ifPresent(found -> members.put("found", JsonValue.of(found)));
        finding.allowed().ifPresent(allowed -> members.put("allowed", JsonValue.of(allowed)));
        return new JsonObject(members);
    }

    /** What a folder holds that is not in its bundle, as data. */
    static JsonArray leftOut(List<LeftOut> leftOut) {
        return new JsonArray(leftOut.stream()
                .<JsonValue>map(left -> new JsonObject(Map.of(
                        "path", JsonValue.of(left.path()),
                        "reason",
                                JsonValue.of(left.reason()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')))))
                .toList());
    }

    private static long sourceDateEpoch(CliEnvironment environment) {
        Optional<String> text = environment.variable("SOURCE_DATE_EPOCH");
        long seconds = text.filter(given -> given.matches("[0-9]{1,10}"))
                .map(Long::parseLong)
                .orElse(text.isPresent() ? Long.MAX_VALUE : 0);
        if (seconds > MAX_SECONDS) {
            throw CommandFailure.of(
                    FailureType.BAD_SOURCE_DATE_EPOCH,
                    "SOURCE_DATE_EPOCH is whole seconds since 1970, at most " + MAX_SECONDS + ", not \""
                            + text.orElse("") + "\".");
        }
        return seconds;
    }
}
