package dev.crewx.cli.registry;

import dev.crewx.application.remote.spi.CredentialStore.Credential;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.cli.console.CliContext;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CliServices;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which registry a command talks to, with what credential, and what its refusals mean to a script. */
final class Registries {
    private static final URI SEED_DEFAULT = URI.create("http://127.0.0.1:3000");

    private final CliEnvironment environment;
    private final CliServices services;

    Registries(CliContext context) {
        this.environment = context.environment();
        this.services = context.services();
    }

    /** The registry that was named, else {@code CREWX_REGISTRY}, else the user's default, else the seed's. */
    URI address(@Nullable String named) {
        return Optional.ofNullable(named)
                .or(() -> environment.variable("CREWX_REGISTRY"))
                .map(Registries::parse)
                .or(() -> services.settings().defaultRegistry())
                .orElse(SEED_DEFAULT);
    }

    /** A registry, asked with the token that is kept for it, if any. */
    RemoteRegistry connect(URI address) {
        Optional<String> token = environment
                .variable("CREWX_TOKEN")
                .or(() -> services.credentials().find(address).map(Credential::token));
        return services.registry(address, token);
    }

    /** A registry that needs a credential. */
    RemoteRegistry connectSignedIn(URI address) {
        if (environment.variable("CREWX_TOKEN").isEmpty()
                && services.credentials().find(address).isEmpty()) {
            throw notAuthenticated();
        }
        return connect(address);
    }

    /** What was asked for, or the failure that its refusal is. */
    static <T> T require(Reply<T> reply) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> value;
            case Reply.Refused<T> refused -> throw failure(refused);
        };
    }

    /** The failure that a refusal is. */
    static CommandFailure failure(Reply.Refused<?> refused) {
        if (refused.status() == 401 && !refused.type().equals("bad-credentials")) {
            return notAuthenticated();
        }
        String slug = refused.type().isEmpty() ? "http-" + refused.status() : refused.type();
        return CommandFailure.refused(RegistryExitCodes.of(refused.status()), slug, refused.detail())
                .details(refused.errors());
    }

    private static CommandFailure notAuthenticated() {
        return CommandFailure.of(
                FailureType.NOT_AUTHENTICATED, "Not authenticated. Please run \"crewx registry login\" first.");
    }

    /** The URL of a registry as a user writes it. */
    static URI parse(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw badUrl(text);
        }
        throw badUrl(text);
    }

    private static CommandFailure badUrl(String text) {
        return CommandFailure.of(
                FailureType.BAD_URL,
                "\"" + text + "\" is not the URL of a registry; write it like https://registry.example.com");
    }
}
