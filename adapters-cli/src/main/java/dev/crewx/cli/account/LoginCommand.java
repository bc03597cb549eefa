package dev.crewx.cli.account;

import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RegistryOrigin;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.application.remote.spi.RemoteAccounts.Identity;
import dev.crewx.application.remote.spi.RemoteAccounts.Session;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.connection.Registries;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.Command;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.ExitCode;
import dev.crewx.cli.console.FailureType;
import dev.crewx.cli.console.JsonShape;
import dev.crewx.cli.console.Passwords;
import dev.crewx.cli.console.Question;
import dev.crewx.domain.json.JsonValue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crewx registry login}. */
@CommandLine.Command(
        name = "login",
        description = "Sign in to a registry; it becomes the default when none is configured.",
        footer = {"", "Example:", "  crewx registry login https://skills.acme.example --username ada"})
@JsonShape({
    "user: who is signed in",
    "registry: the registry's URL",
    "expiresAt: when the access token ends; it is renewed by itself; null for an API key",
    "default: whether the registry became the default"
})
final class LoginCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "<url>", description = "The registry, by its URL or its name.")
    private @Nullable String url;

    @Option(names = "--username", paramLabel = "<name>", description = "The account's name; asked for otherwise.")
    private @Nullable String username;

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean passwordStdin;

    @Option(names = "--token-stdin", description = "Read an API key from standard input instead of a password.")
    private boolean tokenStdin;

    @Option(names = "--insecure", description = "Allow plain http to this registry from now on.")
    private boolean insecure;

    LoginCommand(CliContext context) {
        super(context);
    }

    @Override
    protected ExitCode run(Console console) {
        if (tokenStdin && (passwordStdin || username != null)) {
            throw CommandFailure.of(
                    FailureType.USAGE, "--token-stdin stands alone: a key tells whose it is and needs no password.");
        }
        Registries registries = new Registries(context(), console, new Wish(Optional.ofNullable(url), insecure));
        Chosen chosen = registries.chosen();
        Credential credential = tokenStdin ? byToken(registries, chosen) : byPassword(registries, chosen);
        context().services().credentials().store(chosen.address(), credential);
        boolean becameDefault = configure(chosen);
        result("user", JsonValue.of(credential.username()));
        result("registry", JsonValue.of(chosen.address().toString()));
        result(
                "expiresAt",
                credential
                        .expiresAt()
                        .map(time -> JsonValue.of(time.toString()))
                        .orElse(JsonValue.JsonNull.NULL));
        result("default", JsonValue.of(becameDefault));
        console.say("✅", "Signed in as " + credential.username());
        console.say("   Registry: " + chosen.address());
        if (becameDefault) {
            console.talk("", "It is the default registry from now on; crewx registry remote default changes that.");
        }
        return ExitCode.DONE;
    }

    private Credential byPassword(Registries registries, Chosen chosen) {
        Question question = question();
        Optional<String> known = context()
                .services()
                .credentials()
                .find(chosen.address())
                .map(Credential::username)
                .filter(name -> !name.isEmpty());
        String name = Optional.ofNullable(username)
                .or(() -> question.line(
                                "User name" + known.map(k -> " (" + k + ")").orElse("") + ": ")
                        .map(String::strip)
                        .filter(typed -> !typed.isEmpty())
                        .or(() -> question.isPossible() ? known : Optional.empty()))
                .orElseThrow(() ->
                        CommandFailure.of(FailureType.USAGE, "Who is to be signed in? Say it with --username <name>."));
        String password = Passwords.read(question, passwordStdin, "Password for " + name + ": ");
        return switch (registries.access().anonymousAccounts(chosen).login(name, password)) {
            case Reply.Ok<Session>(Session session) -> Credential.of(session);
            case Reply.Refused<Session> refused -> throw Registries.failure(refused);
        };
    }

    private Credential byToken(Registries registries, Chosen chosen) {
        String token = Passwords.lines(context().environment(), 1).getFirst().strip();
        return switch (registries.access().accountsWith(chosen, token).whoAmI()) {
            case Reply.Ok<Identity>(Identity identity) ->
                new Credential(identity.user().value(), token, Optional.empty(), Optional.empty());
            case Reply.Refused<Identity> refused
            when refused.status() == 401 ->
                throw CommandFailure.of(
                        FailureType.BAD_TOKEN, "The registry at " + chosen.address() + " does not accept this key.");
            case Reply.Refused<Identity> refused -> throw Registries.failure(refused);
        };
    }

    /** Whether the registry became the default. */
    private boolean configure(Chosen chosen) {
        Path project = context().services().projectOf(context().environment().workingDirectory());
        ClientSettings settings = context().services().settings(project);
        boolean first = settings.layers().stream()
                .allMatch(layer -> layer.settings().defaultRegistry().isEmpty());
        boolean remember = insecure && RegistryOrigin.of(chosen.address()).isReadableByOthers();
        if (first || remember) {
            settings.change(before -> {
                RegistrySettings next =
                        first ? before.withDefault(Optional.of(chosen.address().toString())) : before;
                return remember ? next.withInsecure(with(next.insecure(), chosen)) : next;
            });
        }
        return first;
    }

    private static Set<String> with(Set<String> origins, Chosen chosen) {
        Set<String> more = new TreeSet<>(origins);
        more.add(RegistryOrigin.of(chosen.address()).text());
        return more;
    }
}
