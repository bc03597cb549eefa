package dev.crewx.cli.registry;

import dev.crewx.application.install.InstallPackages.Requirement;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.InstalledPackage;
import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.bundle.Bundling;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.HostMachine;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry install}. */
@CommandLine.Command(
        name = "install",
        description = "Install packages and what they depend on; without any, what the project requires.",
        footer = {"", "Example:", "  crewx registry install @acme/pdf-tools@^1.2.0"})
final class InstallCommand extends RegistryCommand {
    @Parameters(arity = "0..*", paramLabel = "<id[@range]>", description = "What to install.")
    private List<String> packages = List.of();

    InstallCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        List<Requirement> requirements =
                packages.stream().map(Specifiers::requirement).toList();
        Connection connection = registries.connect();
        URI address = connection.address();
        Path project = context().services().projectOf(context().environment().workingDirectory());
        console.talk(
                "📦",
                "Installing "
                        + (packages.isEmpty() ? "what " + project + " requires" : String.join(" ", packages))
                        + " from " + address + " …");
        InstallResult outcome = context()
                .services()
                .installPackages(connection.registry(), project)
                .install(requirements, HostMachine.of(context().environment()));
        if (outcome instanceof InstallResult.Installed installed) {
            tell(installed, requirements, project, address, console);
            return ExitCode.DONE;
        }
        throw failure(outcome).prefixed("Install failed: ");
    }

    private void tell(
            InstallResult.Installed installed,
            List<Requirement> requirements,
            Path project,
            URI address,
            Console console) {
        result(
                "packages",
                new JsonArray(
                        installed.packages().stream().map(InstallCommand::json).toList()));
        result(
                "removed",
                JsonValue.ofStrings(
                        installed.removed().stream().map(PackageId::toString).toList()));
        result("registry", JsonValue.of(address.toString()));
        installed.warnings().forEach(console::warn);
        List<PackageId> asked = requirements.stream().map(Requirement::id).toList();
        List<InstalledPackage> named = installed.packages().stream()
                .filter(p -> asked.isEmpty() ? p.requested() : asked.contains(p.id()))
                .toList();
        if (installed.packages().isEmpty()) {
            console.say("Nothing to install: " + project + " requires no packages.");
            return;
        }
        console.say("✅", "Package installed successfully!");
        for (InstalledPackage p : named) {
            console.say("   Package: " + p.id() + "@" + p.version());
            console.say("   Location: " + p.location());
        }
        console.say("   Registry: " + address);
        List<InstalledPackage> others =
                installed.packages().stream().filter(p -> !named.contains(p)).toList();
        if (!others.isEmpty()) {
            console.say("   Dependencies: " + others.size() + " packages installed");
            console.say("     "
                    + others.stream().map(p -> p.id() + "@" + p.version()).collect(Collectors.joining(", ")));
        }
        if (!installed.removed().isEmpty()) {
            console.say("   Removed: "
                    + installed.removed().stream().map(PackageId::toString).collect(Collectors.joining(", ")));
        }
    }

    private static CommandFailure failure(InstallResult outcome) {
        return switch (outcome) {
            case InstallResult.Installed installed -> throw new IllegalStateException("Not a failure: " + installed);
            case InstallResult.NoSuchPackage(PackageId id) ->
                CommandFailure.of(FailureType.PACKAGE_NOT_FOUND, "There is no package \"" + id + "\".");
            case InstallResult.Conflict(var conflict) ->
                CommandFailure.of(FailureType.DEPENDENCY_CONFLICT, conflict.message());
            case InstallResult.Cycle(List<String> messages) ->
                CommandFailure.of(FailureType.DEPENDENCY_CYCLE, String.join("\n", messages));
            case InstallResult.TookTooLong(String message) -> CommandFailure.of(FailureType.RESOLUTION_BUDGET, message);
            case InstallResult.WrongDigest(var id, var version, var expected, var found) ->
                CommandFailure.of(
                        FailureType.WRONG_DIGEST,
                        "What came for " + id + "@" + version + " is " + found + ", not " + expected
                                + " as the registry's index says. Nothing was installed.");
            case InstallResult.BadBundle(var id, var version, var findings) ->
                CommandFailure.of(FailureType.CORRUPT_BUNDLE, id + "@" + version + " breaks the rules of bundles:")
                        .details(Bundling.invalid(findings).details());
            case InstallResult.DownloadRefused(var id, var refused) -> Registries.failure(refused);
        };
    }

    private static JsonValue json(InstalledPackage installed) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(installed.id().toString()));
        members.put("version", JsonValue.of(installed.version().toString()));
        members.put("location", JsonValue.of(installed.location().toString()));
        members.put("requested", JsonValue.of(installed.requested()));
        members.put("installed", JsonValue.of(installed.fresh()));
        return new JsonObject(members);
    }
}
