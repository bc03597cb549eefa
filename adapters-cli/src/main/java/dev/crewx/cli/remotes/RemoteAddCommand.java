package dev.crewx.cli.remotes;

import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.spi.RegistryOrigin;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Members;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry remote add}. */
@CommandLine.Command(
        name = "add",
        description = "Give a registry a name, and say what it is for.",
        footer = {"", "Example:", "  crewx registry remote add https://skills.acme.example acme --scope @acme"})
@JsonShape("registry: name, url, scopes[], default")
final class RemoteAddCommand extends Command {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern SCOPE = Pattern.compile("@[a-z0-9]+(?:-[a-z0-9]+)*");

    @Parameters(index = "0", paramLabel = "<url>", description = "The registry's URL.")
    private String url = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "<name>",
            description = "Its name; the first part of its host when not said.")
    private @Nullable String name;

    @Option(
            names = "--scope",
            split = ",",
            paramLabel = "<@scope>",
            description = "Packages of this scope belong to it; may be repeated.")
    private List<String> scopes = List.of();

    @Option(names = "--default", description = "It is the default from now on.")
    private boolean becomesDefault;

    @Option(names = "--insecure", description = "Allow plain http to it from now on.")
    private boolean insecure;

    RemoteAddCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Chosen chosen = new Registries(context(), console, new Wish(Optional.of(url), insecure)).chosen();
        String called = name == null ? nameOf(chosen) : name;
        if (!NAME.matcher(called).matches()) {
            throw CommandFailure.of(
                    FailureType.USAGE, "A registry's name is letters, digits, - and _, not \"" + called + "\".");
        }
        scopes.stream()
                .filter(scope -> !SCOPE.matcher(scope).matches())
                .findFirst()
                .ifPresent(scope -> {
                    throw CommandFailure.of(FailureType.USAGE, "\"" + scope + "\" is no scope; write it like @acme");
                });
        Path project = context().services().projectOf(context().environment().workingDirectory());
        context().services().settings(project).change(before -> changed(before, called, chosen));
        result(
                "registry",
                new Members()
                        .put("name", called)
                        .put("url", chosen.address())
                        .put("scopes", scopes)
                        .put("default", becomesDefault)
                        .object());
        console.say("✅", "Registry " + called + ": " + chosen.address());
        return ExitCode.DONE;
    }

    private RegistrySettings changed(RegistrySettings before, String called, Chosen chosen) {
        SortedMap<String, String> named = new TreeMap<>(before.named());
        named.put(called, chosen.address().toString());
        SortedMap<String, String> owners = new TreeMap<>(before.scopes());
        scopes.forEach(scope -> owners.put(scope, called));
        RegistrySettings next = before.withNamed(named).withScopes(owners);
        if (becomesDefault) {
            next = next.withDefault(Optional.of(called));
        }
        RegistryOrigin origin = RegistryOrigin.of(chosen.address());
        if (insecure && origin.isReadableByOthers()) {
            Set<String> origins = new TreeSet<>(before.insecure());
            origins.add(origin.text());
            next = next.withInsecure(origins);
        }
        return next;
    }

    private static String nameOf(Chosen chosen) {
        String host = chosen.address().getHost();
        return host.matches("[0-9.]+|\\[.*") ? "local" : host.split("\\.", -1)[0];
    }
}
