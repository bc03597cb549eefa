package dev.crewx.cli.discover;

import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.spi.RemoteRegistry.DownloadCounts;
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
import dev.crewx.domain.json.JsonValue.JsonArray;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry stats}. */
@CommandLine.Command(
        name = "stats",
        description = "Show how often a package was downloaded; without one, the registry's totals (administrators).",
        footer = {"", "Example:", "  crewx registry stats @acme/pdf-tools"})
@JsonShape({
    "package: the package's id, where one is named",
    "downloads: total, byVersion[] {version, count}, byDay[] {date, count}",
    "totals: the registry's totals by name, where no package is named"
})
final class StatsCommand extends RegistryCommand {
    private static final int DAYS = 14;

    @Parameters(arity = "0..1", paramLabel = "<id>", description = "The package.")
    private @Nullable String id;

    StatsCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console, Registries registries) {
        if (id == null) {
            totals(console, registries);
        } else {
            downloads(Specifiers.packageId(id), console, registries);
        }
        return ExitCode.DONE;
    }

    private void totals(Console console, Registries registries) {
        Connection connection = registries.signedIn();
        SortedMap<String, Long> totals =
                registries.require(connection, connection.registry().totals());
        Map<String, JsonValue> members = new LinkedHashMap<>();
        totals.forEach((name, total) -> members.put(name, JsonValue.of(total)));
        result("totals", new JsonObject(members));
        Table table = new Table("WHAT", "TOTAL");
        totals.forEach((name, total) -> table.row(name, Long.toString(total)));
        console.say(table);
    }

    private void downloads(PackageId packageId, Console console, Registries registries) {
        Connection connection = registries.connect(packageId);
        DownloadCounts counts =
                registries.require(connection, connection.registry().downloads(packageId));
        result("package", JsonValue.of(packageId.toString()));
        result(
                "downloads",
                new Members()
                        .put("total", counts.total())
                        .put("byVersion", list("version", counts.byVersion()))
                        .put("byDay", list("date", counts.byDay()))
                        .object());
        console.say(packageId + ": " + counts.total() + " downloads");
        table(console, "VERSION", new ArrayList<>(counts.byVersion().entrySet()));
        List<? extends Map.Entry<?, Long>> days = new ArrayList<>(counts.byDay().entrySet());
        table(console, "DAY", days.subList(Math.max(0, days.size() - DAYS), days.size()));
    }

    private static void table(Console console, String heading, List<? extends Map.Entry<?, Long>> counts) {
        if (!counts.isEmpty()) {
            Table table = new Table(heading, "DOWNLOADS");
            counts.forEach(count -> table.row(count.getKey().toString(), Long.toString(count.getValue())));
            console.say("");
            console.say(table);
        }
    }

    private static JsonValue list(String key, Map<?, Long> counts) {
        return new JsonArray(counts.entrySet().stream()
                .<JsonValue>map(count -> new Members()
                        .put(key, count.getKey())
                        .put("count", count.getValue().longValue())
                        .object())
                .toList());
    }
}
