package dev.crewx.cli.remotes;

import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import dev.crewx.cli.console.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine;

/** {@code crewx registry remote list}. */
@CommandLine.Command(
        name = "list",
        description = "List the registries that the settings know.",
        footer = {"", "Example:", "  crewx registry remote list"})
@JsonShape("registries[]: name, url, default, scopes[], user (who is signed in there, or null), source (the file that"
        + " knows it)")
final class RemoteListCommand extends Command {
    RemoteListCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path project = context().services().projectOf(context().environment().workingDirectory());
        List<SettingsLayer> layers = context().services().settings(project).layers();
        SortedMap<String, Credential> credentials =
                context().services().credentials().all();
        Optional<String> chosen = layers.stream()
                .flatMap(layer -> layer.settings().defaultRegistry().stream())
                .findFirst();
        List<Known> known = Known.in(layers);
        result(
                "registries",
                Members.list(
                        known,
                        registry -> new Members()
                                .put("name", registry.name())
                                .put("url", registry.url())
                                .put("default", chosen.filter(registry::is).isPresent())
                                .put("scopes", scopes(registry, layers))
                                .put("user", user(registry, credentials))
                                .put("source", registry.source())));
        if (known.isEmpty()) {
            console.say("No registry is configured; without one it is http://127.0.0.1:3000.");
            return ExitCode.DONE;
        }
        Table table = new Table("NAME", "URL", "FOR", "SIGNED IN", "FROM");
        known.forEach(registry -> table.row(
                registry.name().isEmpty() ? "-" : registry.name(),
                registry.url(),
                uses(registry, chosen, layers),
                user(registry, credentials).orElse("-"),
                registry.source()));
        console.say(table);
        return ExitCode.DONE;
    }

    private static String uses(Known registry, Optional<String> chosen, List<SettingsLayer> layers) {
        SortedSet<String> scopes = scopes(registry, layers);
        String all = String.join(", ", scopes);
        if (chosen.filter(registry::is).isEmpty()) {
            return all.isEmpty() ? "-" : all;
        }
        return all.isEmpty() ? "default" : "default, " + all;
    }

    private static SortedSet<String> scopes(Known registry, List<SettingsLayer> layers) {
        SortedSet<String> scopes = new TreeSet<>();
        layers.forEach(layer -> layer.settings().scopes().forEach((scope, text) -> {
            if (registry.is(text)) {
                scopes.add(scope);
            }
        }));
        return scopes;
    }

    private static Optional<String> user(Known registry, SortedMap<String, Credential> credentials) {
        return registry.origin().map(origin -> credentials.get(origin.text())).map(Credential::username);
    }
}
