package dev.crewx.cli.registry;

import dev.crewx.application.remote.spi.RemoteRegistry.PackageDetails;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry info}. */
@CommandLine.Command(
        name = "info",
        description = "Show all that is known of a package.",
        footer = {"", "Example:", "  crewx registry info @acme/pdf-tools"})
final class InfoCommand extends Command {
    @Parameters(paramLabel = "<id>", description = "The package.")
    private String id = "";

    @Option(names = "--registry", paramLabel = "<url>", description = "The registry to ask.")
    private @Nullable String registry;

    InfoCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Registries registries = new Registries(context());
        PackageDetails details = Registries.require(
                registries.connect(registries.address(registry)).details(Specifiers.packageId(id), Optional.empty()));
        result("package", json(details));
        console.say(details.id() + "@" + details.version() + "  " + details.name());
        console.say(details.description());
        line(console, "Author", details.author());
        line(console, "License", details.license());
        line(console, "Keywords", String.join(", ", details.keywords()));
        line(console, "Requires", String.join(", ", details.dependencies()));
        line(console, "Owners", String.join(", ", details.owners()));
        line(console, "Downloads", Long.toString(details.downloadCount()));
        line(console, "Updated", details.updatedAt().toString());
        return ExitCode.DONE;
    }

    private static void line(Console console, String label, String value) {
        if (!value.isEmpty()) {
            console.say(String.format("  %-10s %s", label, value));
        }
    }

    private static JsonObject json(PackageDetails details) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("id", JsonValue.of(details.id().toString()));
        members.put("version", JsonValue.of(details.version().toString()));
        members.put("name", JsonValue.of(details.name()));
        members.put("description", JsonValue.of(details.description()));
        members.put("author", JsonValue.of(details.author()));
        members.put("license", JsonValue.of(details.license()));
        members.put("keywords", JsonValue.ofStrings(details.keywords()));
        members.put("dependencies", JsonValue.ofStrings(details.dependencies()));
        members.put("owners", JsonValue.ofStrings(details.owners()));
        members.put("downloadCount", JsonValue.of(details.downloadCount()));
        members.put("updatedAt", JsonValue.of(details.updatedAt().toString()));
        return new JsonObject(members);
    }
}
