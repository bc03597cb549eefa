package dev.crewx.application.remote;

import dev.crewx.application.remote.RegistryChoice.Chosen;
import dev.crewx.application.remote.RegistryChoice.Source;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.CommittedFiles;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.RegistryOrigin;
import dev.crewx.application.remote.spi.RemoteAccounts;
import dev.crewx.application.remote.spi.RemotePublishing;
import dev.crewx.application.remote.spi.RemoteRegistries;
import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.application.remote.spi.SettingsLayer.Kind;
import dev.crewx.application.remote.spi.TokenSource;
import dev.crewx.domain.manifest.PackageId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses the registry that a command talks to, and connects to it with what proves who the user is. A package belongs to
 * exactly one registry: the one that is named, else the one of its scope, else the environment's, else the project's, the
 * user's, the machine's default, else the one on this machine. Of files, the project's counts before the user's and that
 * before the machine's.
 */
public final class RegistryAccess {
    /** The registry of last resort: one that runs on this machine. */
    public static final URI BUILT_IN = URI.create("http://127.0.0.1:3000");

    private static final Source LOCKFILE = new Source.File(Kind.PROJECT, "crewx-skills.lock");

    private final ClientSettings settings;
    private final CommittedFiles committed;
    private final CredentialStore credentials;
    private final RemoteRegistries registries;
    private final Environment environment;
    private final InstantSource clock;
    private final ConcurrentMap<RegistryOrigin, TokenSource> sessions = new ConcurrentHashMap<>();

    /** Over these ports. */
    public RegistryAccess(
            ClientSettings settings,
            CommittedFiles committed,
            CredentialStore credentials,
            RemoteRegistries registries,
            Environment environment,
            InstantSource clock) {
        this.settings = settings;
        this.committed = committed;
        this.credentials = credentials;
        this.registries = registries;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * What the environment says.
     *
     * @param registry the registry to talk to ({@code CREWX_REGISTRY}), by name or URL
     * @param token what to show it ({@code CREWX_TOKEN})
     */
    public record Environment(Optional<String> registry, Optional<String> token) {
        /** Without the token, so that no log can show it. */
        @Override
        public String toString() {
            return "Environment[" + registry + "]";
        }
    }

    /**
     * What the command line says.
     *
     * @param registry the registry to talk to, by name or URL; empty when it does not say
     * @param insecure whether it may be plain http beyond this machine
     */
    public record Wish(Optional<String> registry, boolean insecure) {
        /** Says nothing. */
        public static final Wish NONE = new Wish(Optional.empty(), false);
    }

    /** The registry for what is about no package, or about any. */
    public RegistryChoice choose(Wish wish) {
        return choose(wish, Optional.empty(), Optional.empty());
    }

    /** The registry that a package belongs to. */
    public RegistryChoice choose(Wish wish, PackageId id) {
        return choose(wish, scopeOf(id), Optional.empty());
    }

    /**
     * The registry that a package belongs to which a project has locked: where nothing nearer names one, that of the
     * lockfile, and not whatever is the default here.
     *
     * @param lockedTo the URL that the lockfile names
     */
    public RegistryChoice choose(Wish wish, PackageId id, String lockedTo) {
        return choose(wish, scopeOf(id), Optional.of(new Named(lockedTo, LOCKFILE)));
    }

    /** The registry that a text names which stands somewhere, and not on the command line. */
    RegistryChoice choose(String text, Source source) {
        List<CommittedFiles.Token> found = committed.tokens();
        return found.isEmpty()
                ? settle(new Named(text, source), settings.layers(), false)
                : new RegistryChoice.TokenInFile(found);
    }

    private static Optional<String> scopeOf(PackageId id) {
        return id.scope().map(scope -> "@" + scope);
    }

    private RegistryChoice choose(Wish wish, Optional<String> scope, Optional<Named> locked) {
        List<CommittedFiles.Token> found = committed.tokens();
        if (!found.isEmpty()) {
            return new RegistryChoice.TokenInFile(found);
        }
        List<SettingsLayer> layers = settings.layers();
        Named named = wish.registry()
                .map(text -> new Named(text, Source.FLAG))
                .or(() -> scope.flatMap(name -> ofScope(layers, name)))
                .or(() -> environment.registry().map(text -> new Named(text, Source.ENVIRONMENT)))
                .or(() -> locked)
                .or(() -> ofDefault(layers, layer -> true))
                .orElse(new Named(BUILT_IN.toString(), Source.BUILT_IN));
        return settle(named, layers, wish.insecure());
    }

    private static Optional<Named> ofScope(List<SettingsLayer> layers, String scope) {
        return first(
                layers, layer -> Optional.ofNullable(layer.settings().scopes().get(scope)));
    }

    private static Optional<Named> ofDefault(List<SettingsLayer> layers, Predicate<SettingsLayer> counts) {
        return first(layers, layer -> layer.settings().defaultRegistry().filter(text -> counts.test(layer)));
    }

    private static Optional<Named> first(
            List<SettingsLayer> layers, Function<SettingsLayer, Optional<String>> registry) {
        return layers.stream()
                .flatMap(layer ->
                        registry
                                .apply(layer)
                                .map(text -> new Named(text, new Source.File(layer.kind(), layer.source())))
                                .stream())
                .findFirst();
    }

    private static RegistryChoice settle(Named named, List<SettingsLayer> layers, boolean insecure) {
        Optional<String> url = isUrl(named.text()) ? Optional.of(named.text()) : urlOf(named.text(), layers);
        if (url.isEmpty()) {
            return new RegistryChoice.NoSuchName(named.text(), named.source());
        }
        Optional<URI> address = parse(url.get());
        if (address.isEmpty()) {
            return new RegistryChoice.BadUrl(url.get(), named.source());
        }
        RegistryOrigin origin = RegistryOrigin.of(address.get());
        if (origin.isReadableByOthers() && !insecure && !isInsecureAllowed(origin, layers)) {
            return new RegistryChoice.Unencrypted(address.get(), named.source());
        }
        return new Chosen(address.get(), named.source());
    }

    /** Anything but a bare word is meant as a URL. */
    private static boolean isUrl(String text) {
        return !text.matches("[A-Za-z0-9_-]+");
    }

    private static Optional<String> urlOf(String name, List<SettingsLayer> layers) {
        return layers.stream()
                .flatMap(layer -> Optional.ofNullable(layer.settings().named().get(name)).stream())
                .findFirst();
    }

    /** Only the user and the machine's keeper can do without encryption, never a project that somebody cloned. */
    private static boolean isInsecureAllowed(RegistryOrigin origin, List<SettingsLayer> layers) {
        return layers.stream()
                .filter(layer -> layer.kind() != Kind.PROJECT)
                .anyMatch(layer -> layer.settings().insecure().contains(origin.text()));
    }

    /**
     * The URL of a registry as a user writes it.
     *
     * @return empty when it is none: not http or https, no host, or with a user's name, query or fragment in it
     */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A chosen registry, asked as the user who is signed in there, or as nobody. */
    public Connection connect(Chosen chosen) {
        TokenSource token = tokenFor(chosen);
        return new Connection(
                chosen,
                registries.registry(chosen.address(), token),
                registries.accounts(chosen.address(), token),
                registries.publishing(chosen.address(), token),
                isSignedIn(chosen));
    }

    /** The accounts of a chosen registry, asked as nobody: for signing in. */
    public RemoteAccounts anonymousAccounts(Chosen chosen) {
        return registries.accounts(chosen.address(), TokenSource.NONE);
    }

    /** The accounts of a chosen registry, asked with this token: for trying it. */
    public RemoteAccounts accountsWith(Chosen chosen, String token) {
        return registries.accounts(chosen.address(), TokenSource.of(token));
    }

    /** Whether a token from the environment is sent to this registry. */
    public boolean usesEnvironmentToken(Chosen chosen) {
        return environment.token().isPresent() && environmentTokenBelongsTo(chosen);
    }

    private boolean isSignedIn(Chosen chosen) {
        return usesEnvironmentToken(chosen)
                || credentials.find(chosen.address()).isPresent();
    }

    private TokenSource tokenFor(Chosen chosen) {
        if (usesEnvironmentToken(chosen)) {
            return TokenSource.of(environment.token().get());
        }
        return sessions.computeIfAbsent(
                RegistryOrigin.of(chosen.address()),
                origin -> new StoredSession(chosen.address(), credentials, anonymousAccounts(chosen), clock));
    }

    /**
     * A token in the environment has no address on it. It is for the registry that the user names, never for one that a
     * project's file names, unless that is the same.
     */
    private boolean environmentTokenBelongsTo(Chosen chosen) {
        if (chosen.source().equals(Source.FLAG) || chosen.source().equals(Source.ENVIRONMENT)) {
            return true;
        }
        List<SettingsLayer> layers = settings.layers();
        Named own = environment
                .registry()
                .map(text -> new Named(text, Source.ENVIRONMENT))
                .or(() -> ofDefault(layers, layer -> layer.kind() != Kind.PROJECT))
                .orElse(new Named(BUILT_IN.toString(), Source.BUILT_IN));
        return settle(own, layers, true) instanceof Chosen(URI address, Source ignored)
                && RegistryOrigin.of(address).equals(RegistryOrigin.of(chosen.address()));
    }

    /**
     * A registry to talk to.
     *
     * @param chosen where it is and who said so
     * @param registry to read from
     * @param accounts its accounts and keys
     * @param publishing to publish to
     * @param signedIn whether there is a token to show; it may have ended
     */
    public record Connection(
            Chosen chosen,
            RemoteRegistry registry,
            RemoteAccounts accounts,
            RemotePublishing publishing,
            boolean signedIn) {
        /** Where it is. */
        public URI address() {
            return chosen.address();
        }
    }

    private record Named(String text, Source source) {}
}
