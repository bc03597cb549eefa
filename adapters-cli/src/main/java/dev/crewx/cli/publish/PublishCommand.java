package dev.crewx.cli.publish;

import dev.crewx.application.bundle.InspectBundle;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.Done;
import dev.crewx.application.remote.spi.RemotePublishing.Published;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.bundle.Bundling;
import dev.crewx.cli.bundle.PackageOptions;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Progress;
import dev.crewx.cli.console.TemporaryFolder;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.AppManifest;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.skill.TextFindings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        footer = {"", "Example:", "  crewx registry publish my-skill --dry-run"})
@JsonShape({
    "package: id, version, registry, checksum, size, uploadedAt, created (false when these very bytes were there"
            + " already), tag; or dryRun",
    "warnings[]: what the registry found that does not stop a publication"
})
final class PublishCommand extends RegistryCommand {
    @Parameters(
            arity = "0..1",
            defaultValue = ".",
            paramLabel = "<bundle or dir>",
            description = "What to publish (.).")
    private Path source = Path.of(".");

    @Option(names = "--tag", paramLabel = "<tag>", description = "Make this dist-tag name the version.")
    private @Nullable String tag;

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
    protected ExitCode run(Console console, Registries registries) {
        Path path = context().environment().resolve(source);
        if (!Files.isDirectory(path)) {
            return publish(path, console, registries);
        }
        try (TemporaryFolder folder = TemporaryFolder.create("crewx-publish-")) {
            Path bundle = Bundling.create(
                            context(), console, path, folder.path(), Optional.empty(), options.overrides())
                    .file();
            return publish(bundle, console, registries);
        }
    }

    private ExitCode publish(Path bundle, Console console, Registries registries) {
        AppManifest manifest = manifest(bundle);
        String what = manifest.id() + "@" + manifest.version();
        if (dryRun) {
            URI address = registries.connect(manifest.id()).address();
            result("package", members(manifest, address).put("dryRun", true).object());
            console.say("Would publish " + what + " to " + address);
            return ExitCode.DONE;
        }
        Connection connection = registries.signedIn(manifest.id());
        console.talk("📦", "Publishing " + what + " to " + connection.address() + " …");
        Reply<Published> reply;
        try (Progress progress = console.progress("Publishing", sizeOf(bundle))) {
            reply = connection.publishing().publish(manifest.id(), manifest.version(), bundle, progress::reached);
        }
        if (reply instanceof Reply.Refused<Published> refused) {
            CommandFailure failure = registries.failure(connection, refused);
            throw refused.status() == 401 ? failure : failure.prefixed("Publish failed: ");
        }
        Published published = registries.require(connection, reply);
        tell(published, manifest, connection.address(), what, console);
        if (tag != null) {
            tag(tag, manifest, connection, registries, console);
        }
        return ExitCode.DONE;
    }

    private void tell(Published published, AppManifest manifest, URI address, String what, Console console) {
        Members members = members(manifest, address)
                .put("checksum", published.digest())
                .put("size", published.sizeBytes())
                .put("uploadedAt", published.uploadedAt())
                .put("created", published.created());
        if (tag != null) {
            members.put("tag", tag);
        }
        result("package", members.object());
        result("warnings", JsonValue.ofStrings(published.warnings()));
        published.warnings().forEach(console::warn);
        console.say(
                "✅",
                published.created()
                        ? "Package published successfully!"
                        : "Package published successfully! (these very bytes were there already)");
        console.say("   Package: " + what);
        console.say("   Registry: " + address);
        console.say("   Published: " + published.uploadedAt());
    }

    private static void tag(
            String tag, AppManifest manifest, Connection connection, Registries registries, Console console) {
        Reply<Done> reply = connection.publishing().setTag(manifest.id(), tag, manifest.version());
        if (reply instanceof Reply.Refused<Done> refused) {
            throw registries
                    .failure(connection, refused)
                    .partly("The package is published, but it could not be tagged \"" + tag + "\": ")
                    .hint("crewx registry tag add " + manifest.id() + "@" + manifest.version() + " " + tag
                            + " tags it later.");
        }
        console.say("   Tag: " + tag);
    }

    private static long sizeOf(Path bundle) {
        try {
            return Files.size(bundle);
        } catch (IOException e) {
            throw CommandFailure.of(FailureType.IO, "Cannot read " + bundle + ": " + e.getMessage());
        }
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

    private static Members members(AppManifest manifest, URI address) {
        return new Members()
                .put("id", manifest.id())
                .put("version", manifest.version())
                .put("registry", address);
    }
}
