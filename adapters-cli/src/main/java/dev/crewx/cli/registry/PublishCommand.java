package dev.crewx.cli.registry;

import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.Published;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.bundle.Bundling;
import dev.crewx.cli.bundle.PackageOptions;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.TemporaryFolder;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.TextFindings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry publish}. */
@CommandLine.Command(
        name = "publish",
        description = "Publish a bundle, or a folder that is bundled first.",
        footer = {"", "Example:", "  crewx registry publish my-skill"})
final class PublishCommand extends Command {
    @Parameters(
            arity = "0..1",
            defaultValue = ".",
            paramLabel = "<bundle or dir>",
            description = "What to publish (.).")
    private Path source = Path.of(".");

    @Option(names = "--registry", paramLabel = "<url>", description = "The registry to publish to.")
    private @Nullable String registry;

    @Option(names = "--dry-run", description = "Check everything, publish nothing.")
    private boolean dryRun;

    @Option(
            names = "--allow-secret",
            paramLabel = "<path>",
            description = "Publish although this file looks as if it held a secret; may be repeated.")
    private List<String> allowedSecrets = List.of();

    @Mixin
    private PackageOptions options = new PackageOptions();

    PublishCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path path = context().environment().resolve(source);
        if (!Files.isDirectory(path)) {
            return publish(path, console);
        }
        try (TemporaryFolder folder = TemporaryFolder.create("crewx-publish-")) {
            Path bundle = Bundling.create(
                            context(), console, path, folder.path(), Optional.empty(), options.overrides())
                    .file();
            return publish(bundle, console);
        }
    }

    private ExitCode publish(Path bundle, Console console) {
        AppManifest manifest = manifest(bundle);
        Registries registries = new Registries(context());
        URI address = registries.address(registry);
        String what = manifest.id() + "@" + manifest.version();
        if (dryRun) {
            tell(manifest, address, Map.of("dryRun", JsonValue.of(true)));
            console.say("Would publish " + what + " to " + address);
            return ExitCode.DONE;
        }
        RemoteRegistry remote = registries.connectSignedIn(address);
        console.talk("📦", "Publishing " + what + " to " + address + " …");
        return switch (remote.publish(manifest.id(), manifest.version(), bundle)) {
            case Reply.Ok<Published>(Published published) -> {
                Map<String, JsonValue> more = new LinkedHashMap<>();
                more.put("checksum", JsonValue.of(published.digest().toString()));
                more.put("size", JsonValue.of(published.sizeBytes()));
                more.put("uploadedAt", JsonValue.of(published.uploadedAt().toString()));
                more.put("created", JsonValue.of(published.created()));
                tell(manifest, address, more);
                console.say(
                        "✅",
                        published.created()
                                ? "Package published successfully!"
                                : "Package published successfully! (these very bytes were there already)");
                console.say("   Package: " + what);
                console.say("   Registry: " + address);
                console.say("   Published: " + published.uploadedAt());
                yield ExitCode.DONE;
            }
            case Reply.Refused<Published> refused -> {
                CommandFailure failure = Registries.failure(refused);
                throw failure.exitCode() == ExitCode.NOT_ALLOWED && refused.status() == 401
                        ? failure
                        : failure.prefixed("Publish failed: ");
            }
        };
    }

    private AppManifest manifest(Path bundle) {
        return switch (context().services().inspectBundle().inspect(bundle, BundleLimits.DEFAULT)) {
            case InspectBundle.Result.Inspected(var contents) -> {
                requireNoSecrets(contents.findings());
                yield contents.manifest();
            }
            case InspectBundle.Result.Refused(var findings) -> throw Bundling.invalid(findings);
            case InspectBundle.Result.Absent(Path absent) ->
                throw CommandFailure.of(FailureType.NOT_FOUND, "There is no bundle or folder " + absent + ".");
        };
    }

    /** A token that was published is known to everybody: it is stopped here, before anything leaves the machine. */
    private void requireNoSecrets(List<Finding> findings) {
        List<Finding> secrets = findings.stream()
                .filter(finding -> finding.code().equals(TextFindings.SECRET))
                .filter(finding -> allowedSecrets.stream().noneMatch(path -> isFile(finding, path)))
                .toList();
        if (!secrets.isEmpty()) {
            throw CommandFailure.of(FailureType.SECRET_FOUND, "Publish failed: the bundle may hold secrets:")
                    .details(secrets.stream().map(Finding::toString).toList())
                    .hint("Take them out, or name each file that is harmless with --allow-secret <path>.");
        }
    }

    /** Whether a finding is about this file, named by its path in the bundle or by the end of it. */
    private static boolean isFile(Finding finding, String path) {
        String file = finding.location().file();
        return file.equals(path) || file.endsWith("/" + path);
    }

    private void tell(AppManifest manifest, URI address, Map<String, JsonValue> more) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(manifest.id().toString()));
        members.put("version", JsonValue.of(manifest.version().toString()));
        members.put("registry", JsonValue.of(address.toString()));
        members.putAll(more);
        result("package", new JsonObject(members));
    }
}
