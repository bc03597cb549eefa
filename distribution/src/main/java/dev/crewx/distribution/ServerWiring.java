package dev.crewx.distribution;

import dev.crewx.application.access.SetUpAdministrator;
import dev.crewx.application.access.SetupToken;
import dev.crewx.application.access.spi.PasswordHasher;
import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.application.search.RebuildSearch;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.storage.spi.StorageProvider;
import dev.crewx.cli.console.RegistryLauncher;
import dev.crewx.http.AccessSettings;
import dev.crewx.http.PortTakenException;
import dev.crewx.http.RegistryPorts;
import dev.crewx.http.RegistryServer;
import dev.crewx.http.RequestLogging;
import dev.crewx.http.ServerSettings;
import dev.crewx.password.argon.Argon2PasswordHasher;
import dev.crewx.search.lucene.LucenePackageSearch;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Puts a server together: a storage chosen by name, search, hashing, the bundle codec, HTTP. */
final class ServerWiring implements RegistryLauncher {
    /** Lucene tells at every start that it could do vectors faster; nothing here has vectors. Held, or it is forgotten. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    private final BundleWiring bundles;
    private final String version;

    ServerWiring(BundleWiring bundles, String version) {
        this.bundles = bundles;
        this.version = version;
    }

    @Override
    public Running start(Options options) {
        ServerConfiguration configuration = ServerConfiguration.of(options.settings(), options.dev());
        ServerLog.choose(configuration.jsonLog());
        StorageProvider provider = provider(options.storage());
        Storage storage = open(provider, configuration.storage());
        PackageSearch search = new LucenePackageSearch();
        try {
            PasswordHasher passwords = new Argon2PasswordHasher(Argon2PasswordHasher.Cost.INTERACTIVE);
            Clock clock = Clock.systemUTC();
            options.administrator().ifPresent(admin -> setUp(admin, new SetUpAdministrator(storage, passwords, clock)));
            SecretGenerator secrets = secretGenerator();
            SetupToken.Offer setupToken = SetupToken.offer(storage.accounts(), secrets);
            new RebuildSearch(storage, search).rebuild();
            RegistryServer server = RegistryServer.start(
                    new RegistryPorts(
                            storage, search, bundles.inspector(), bundles.archiveWriter(), passwords, secrets, clock),
                    new ServerSettings(
                            options.host(),
                            options.port(),
                            version,
                            configuration.bundles(),
                            bundles.manifestSchema(),
                            new AccessSettings(
                                    setupToken.token(),
                                    configuration.signUpOpen(),
                                    configuration.privateSkills(),
                                    !options.dev(),
                                    configuration.tokenKey()),
                            configuration.http(),
                            configuration.requestLog()
                                    ? Optional.of(new RequestLogging(System.err, configuration.jsonLog()))
                                    : Optional.empty()));
            return new RunningServer(server, search, storage, provider.durable(), setupToken.text());
        } catch (PortTakenException e) {
            search.close();
            storage.close();
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private static StorageProvider provider(String name) {
        List<StorageProvider> providers = ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LaunchException("There is no storage \"" + name + "\"; there is "
                        + providers.stream().map(StorageProvider::name).sorted().collect(Collectors.joining(", "))
                        + "."));
    }

    private static Storage open(StorageProvider provider, Map<String, String> settings) {
        try {
            return provider.open(settings);
        } catch (StorageException e) {
            throw new LaunchException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SecretGenerator secretGenerator() {
        SecureRandom random = new SecureRandom();
        return count -> {
            byte[] bytes = new byte[count];
            random.nextBytes(bytes);
            return bytes;
        };
    }

    private static void setUp(Administrator admin, SetUpAdministrator setUp) {
        switch (setUp.setUp(admin.name(), admin.password())) {
            case SetUpAdministrator.Ready ignored -> {}
            case SetUpAdministrator.BadUsername(String text) ->
                throw new LaunchException("The administrator's name \"" + text + "\" breaks the rules of names.");
            case SetUpAdministrator.BadPassword(int min, int max) ->
                throw new LaunchException(
                        "The administrator's password must have " + min + " to " + max + " characters.");
        }
    }

    private record RunningServer(
            RegistryServer server, PackageSearch search, Storage storage, boolean durable, Optional<String> setupToken)
            implements Running {
        @Override
        public URI address() {
            return server.address();
        }

        @Override
        public void close() {
            server.close();
            search.close();
            storage.close();
        }
    }
}
