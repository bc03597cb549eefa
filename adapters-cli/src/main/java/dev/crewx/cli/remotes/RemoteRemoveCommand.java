package dev.crewx.cli.remotes;

import dev.crewx.application.remote.RegistryAccess;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.domain.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code crewx registry remote remove}. */
@CommandLine.Command(
        name = "remove",
        description = "Forget a registry, what it was for, and who is signed in there.",
        footer = {"", "Example:", "  crewx registry remote remove acme"})
@JsonShape({"registry: what was removed", "signedOut: whether a credential was forgotten with it"})
final class RemoteRemoveCommand extends Command {
    @Parameters(paramLabel = "<name or url>", description = "The registry.")
    private String which = "";

    RemoteRemoveCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        Path project = context().services().projectOf(context().environment().workingDirectory());
        ClientSettings settings = context().services().settings(project);
        Known known = Known.in(settings.layers()).stream()
                .filter(registry -> registry.is(which))
                .findFirst()
                .orElseThrow(() -> CommandFailure.of(
                                FailureType.UNKNOWN_REGISTRY, "There is no registry \"" + which + "\" in the settings.")
                        .hint("crewx registry remote list shows those there are."));
        settings.change(before -> without(before, known));
        List<Known> left = Known.in(settings.layers());
        if (left.stream().anyMatch(registry -> registry.is(which))) {
            throw CommandFailure.of(
                    FailureType.NOT_YOURS,
                    "The registry \"" + which + "\" is in " + known.source() + ", which is not the user's file.");
        }
        boolean signedOut = forget(known, left);
        result("registry", JsonValue.of(which));
        result("signedOut", JsonValue.of(signedOut));
        console.say("✅", "Registry removed: " + which);
        return ExitCode.DONE;
    }

    /** Credentials go by origin: another registry may stand behind the same. */
    private boolean forget(Known known, List<Known> left) {
        boolean shared = left.stream().anyMatch(registry -> registry.origin().equals(known.origin()));
        Optional<URI> address = RegistryAccess.parse(known.url());
        if (shared
                || address.isEmpty()
                || context().services().credentials().find(address.get()).isEmpty()) {
            return false;
        }
        context().services().credentials().forget(address.get());
        return true;
    }

    private static RegistrySettings without(RegistrySettings before, Known known) {
        SortedMap<String, String> named = new TreeMap<>(before.named());
        named.values().removeIf(known::is);
        SortedMap<String, String> scopes = new TreeMap<>(before.scopes());
        scopes.values().removeIf(known::is);
        Set<String> insecure = new TreeSet<>(before.insecure());
        known.origin().ifPresent(origin -> insecure.remove(origin.text()));
        return before.withNamed(named)
                .withScopes(scopes)
                .withInsecure(insecure)
                .withDefault(before.defaultRegistry().filter(text -> !known.is(text)));
    }
}
