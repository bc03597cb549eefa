package dev.crewx.cli.discover;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteRegistry.PackageDetails;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.connection.Specifiers.Selected;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Sizes;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry info}. */
@CommandLine.Command(
        name = "info",
        description = "Show all that is known of a package.",
        footer = {"", "Example:", "  crewx registry info @acme/pdf-tools@1.2.0"})
@JsonShape("package: id, version, name, description, author, license, keywords[], homepage, repository, dependencies[],"
        + " distTags, owners[], downloadCount, checksum, size, deprecated, yanked, registeredAt, updatedAt")
final class InfoCommand extends RegistryCommand {
    @Parameters(
            paramLabel = "<id[@version]>",
            description = "The package; of one version, or of the one a dist-tag names.")
    private String id = "";

    /** Where the values begin. */
    private static final int VALUES = 13;

    InfoCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        Selected selected = Specifiers.selected(id);
        Connection connection = registries.connect(selected.id());
        PackageDetails details =
                registries.require(connection, connection.registry().details(selected.id(), selected.selector()));
        result("package", json(details));
        console.say(details.id() + "@" + details.version() + "  " + details.name());
        console.fold(details.description(), 0);
        details.deprecated().ifPresent(message -> console.warn("deprecated: " + message));
        if (details.yanked()) {
            console.warn("this version is yanked: it is used where it is locked already, and nowhere else");
        }
        line(console, "Author", details.author());
        line(console, "License", details.license());
        line(console, "Keywords", String.join(", ", details.keywords()));
        line(console, "Homepage", details.homepage());
        line(console, "Repository", details.repository());
        line(console, "Requires", String.join(", ", details.dependencies()));
        line(
                console,
                "Tags",
                details.distTags().entrySet().stream()
                        .map(tag -> tag.getKey() + " = " + tag.getValue())
                        .collect(Collectors.joining(", ")));
        line(console, "Owners", String.join(", ", details.owners()));
        line(console, "Downloads", Long.toString(details.downloadCount()));
        line(console, "Size", Sizes.format(details.sizeBytes()));
        line(console, "Digest", details.digest().toString());
        line(console, "Updated", details.updatedAt().toString());
        return ExitCode.DONE;
    }

    private static void line(Console console, String label, String value) {
        if (!value.isEmpty()) {
            console.fold(String.format("  %-10s %s", label, value), VALUES);
        }
    }

    private static JsonObject json(PackageDetails details) {
        Map<String, JsonValue> tags = new LinkedHashMap<>();
        details.distTags().forEach((tag, version) -> tags.put(tag, JsonValue.of(version)));
        return new Members()
                .put("id", details.id())
                .put("version", details.version())
                .put("name", details.name())
                .put("description", details.description())
                .put("author", details.author())
                .put("license", details.license())
                .put("keywords", details.keywords())
                .put("homepage", details.homepage())
                .put("repository", details.repository())
                .put("dependencies", details.dependencies())
                .put("distTags", new JsonObject(tags))
                .put("owners", details.owners())
                .put("downloadCount", details.downloadCount())
                .put("checksum", details.digest())
                .put("size", details.sizeBytes())
                .put("deprecated", details.deprecated())
                .put("yanked", details.yanked())
                .put("registeredAt", details.registeredAt())
                .put("updatedAt", details.updatedAt())
                .object();
    }
}
