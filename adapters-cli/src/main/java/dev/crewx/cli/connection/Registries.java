package dev.crewx.cli.connection;

import dev.crewx.application.remote.RegistryAccess;
import dev.crewx.application.remote.RegistryAccess.Connection;
import dev.crewx.application.remote.RegistryAccess.Wish;
import dev.crewx.application.remote.RegistryChoice;
import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.RegistryChoice.Source;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.Console;
import dev.crewx.cli.console.FailureType;
import dev.crewx.domain.manifest.PackageId;

/** The registries that one command talks to, and what their refusals mean to a script. */
public final class Registries {
    private final RegistryAccess access;
    private final Wish wish;
    private final boolean environmentHoldsToken;

    /** For a command that runs in this context and wants this registry. */
    public Registries(CliContext context, Console console, Wish wish) {
        this.access = context.services()
                .registryAccess(
                        context.services().projectOf(context.environment().workingDirectory()), console);
        this.wish = wish;
        this.environmentHoldsToken =
                context.environment().variable("CREWX_TOKEN").isPresent();
    }

    /** What chooses and connects. */
    public RegistryAccess access() {
        return access;
    }

    /** The registry for what is about no package. */
    public Chosen chosen() {
        return require(access.choose(wish));
    }

    /** That registry, asked as whoever is signed in there, or as nobody. */
    public Connection connect() {
        return access.connect(chosen());
    }

    /** The registry of a package, asked as whoever is signed in there, or as nobody. */
    public Connection connect(PackageId id) {
        return access.connect(require(access.choose(wish, id)));
    }

    /** As {@link #connect()}, but only with something to show. */
    public Connection signedIn() {
        return signedIn(connect());
    }

    /** As {@link #connect(PackageId)}, but only with something to show. */
    public Connection signedIn(PackageId id) {
        return signedIn(connect(id));
    }

    private Connection signedIn(Connection connection) {
        if (!connection.signedIn()) {
            throw explained(connection, notAuthenticated());
        }
        return connection;
    }

    /** What was asked for, or the failure that its refusal is. */
    public <T> T require(Connection connection, Reply<T> reply) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> value;
            case Reply.Refused<T> refused -> throw failure(connection, refused);
        };
    }

    /** The failure that a refusal is. */
    public CommandFailure failure(Connection connection, Reply.Refused<?> refused) {
        return refused.status() == 401 ? explained(connection, failure(refused)) : failure(refused);
    }

    /** Says what became of the token in the environment, which is easily blamed. */
    private CommandFailure explained(Connection connection, CommandFailure failure) {
        if (!environmentHoldsToken) {
            return failure;
        }
        return access.usesEnvironmentToken(connection.chosen())
                ? failure.hint("CREWX_TOKEN was sent to " + connection.address() + ", which does not accept it.")
                : failure.hint("CREWX_TOKEN is not sent to " + connection.address() + ", which "
                        + connection.chosen().source().place()
                        + " names; name it yourself, with --registry or CREWX_REGISTRY.");
    }

    /** The failure that a refusal is, where nothing more is known. */
    public static CommandFailure failure(Reply.Refused<?> refused) {
        if (refused.status() == 401 && !refused.type().equals("bad-credentials")) {
            return notAuthenticated();
        }
        String slug = refused.type().isEmpty() ? "http-" + refused.status() : refused.type();
        return CommandFailure.refused(RegistryExitCodes.of(refused.status(), refused.type()), slug, refused.detail())
                .details(refused.errors());
    }

    private static CommandFailure notAuthenticated() {
        return CommandFailure.of(
                FailureType.NOT_AUTHENTICATED, "Not authenticated. Please run \"crewx registry login\" first.");
    }

    /** The registry that was chosen, or the failure that none is. */
    public static Chosen require(RegistryChoice choice) {
        return switch (choice) {
            case Chosen chosen -> chosen;
            case RegistryChoice.NoSuchName(String name, Source source) ->
                throw CommandFailure.of(
                                FailureType.UNKNOWN_REGISTRY,
                                "There is no registry named \"" + name + "\"" + by(source) + ".")
                        .hint("crewx registry remote list shows those there are; crewx registry remote add <url> "
                                + name + " makes it one.");
            case RegistryChoice.BadUrl(String text, Source source) -> throw badUrl(text, source);
            case RegistryChoice.Unencrypted(var address, Source source) ->
                throw CommandFailure.of(
                                FailureType.UNENCRYPTED,
                                "The registry at " + address + by(source)
                                        + " is plain http: everybody on the way could read tokens and change packages.")
                        .hint("Use https, or say --insecure where the network is your own.");
            case RegistryChoice.TokenInFile(var tokens) ->
                throw CommandFailure.of(
                                FailureType.TOKEN_IN_FILE,
                                "A file that is made to be committed holds what looks like a token:")
                        .details(tokens.stream().map(Object::toString).toList())
                        .hint(
                                "Take it out and revoke it. crewx registry login keeps tokens where nobody else reads them;"
                                        + " in CI, use CREWX_TOKEN.");
        };
    }

    /** A registry as somebody wrote it, without what may be a password in it. */
    public static String shown(String text) {
        return text.replaceAll("//[^/@]*@", "//…@");
    }

    private static CommandFailure badUrl(String text, Source source) {
        String shown = shown(text);
        CommandFailure failure = CommandFailure.of(
                FailureType.BAD_URL,
                "\"" + shown + "\" is not the URL of a registry" + by(source)
                        + "; write it like https://registry.example.com");
        return shown.equals(text)
                ? failure
                : failure.hint("Names and passwords do not belong into it; sign in with crewx registry login.");
    }

    private static String by(Source source) {
        return source.equals(Source.BUILT_IN) ? "" : " (" + source.place() + ")";
    }
}
