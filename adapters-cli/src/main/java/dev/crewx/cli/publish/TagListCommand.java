package dev.crewx.cli.publish;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.connection.RegistryCommand;
import dev.crewx.cli.connection.Specifiers;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.manifest.PackageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry tag list}. */
@CommandLine.Command(
        name = "list",
        description = "List a package's dist-tags.",
        footer = {"", "Example:", "  crewx registry tag list @acme/pdf-tools"})
@JsonShape({"package: the package's id", "tags[]: name, version"})
final class TagListCommand extends RegistryCommand {
    @Parameters(paramLabel = "<id>", description = "The package.")
    private String id = "";

    TagListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        PackageId packageId = Specifiers.packageId(id);
        Connection connection = registries.connect(packageId);
        SortedMap<String, String> tags = registries
                .require(connection, connection.registry().details(packageId, Optional.empty()))
                .distTags();
        result("package", JsonValue.of(packageId.toString()));
        result("tags", Members.list(List.copyOf(tags.entrySet()), TagListCommand::members));
        Table table = new Table("TAG", "VERSION");
        tags.forEach(table::row);
        console.say(table);
        return ExitCode.DONE;
    }

    private static Members members(Map.Entry<String, String> tag) {
        return new Members().put("name", tag.getKey()).put("version", tag.getValue());
    }
}
