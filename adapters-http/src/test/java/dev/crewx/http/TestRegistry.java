package dev.crewx.http;

import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.application.testkit.TinyArchives;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyPasswordHasher;
import dev.crewx.application.testkit.TinySecretGenerator;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.integrity.Digest;
import io.micronaut.web.router.UriRouteInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server on a free port with the testkit's stores behind it, and the account ada. */
public final class TestRegistry implements AutoCloseable {
    /** The password of ada. */
    public static final String PASSWORD = "a long password";

    private final Storage storage;
    private final RegistryServer server;

    private TestRegistry(Storage storage, RegistryServer server) {
        this.storage = storage;
        this.server = server;
    }

    /** One without rate limits. */
    public static TestRegistry start() {
        return start(settings(HttpSettings.Rates.NONE));
    }

    /** One with these settings. */
    public static TestRegistry start(HttpSettings http) {
        return start(http, Clock.systemUTC());
    }

    /** One with these settings and this clock. */
    public static TestRegistry start(HttpSettings http, Clock clock) {
        return start(TinyStorageProvider.storage(), http, clock, Optional.empty());
    }

    /** One over this storage, without rate limits, which logs its requests there. */
    public static TestRegistry start(Storage storage, RequestLogging log) {
        return start(storage, settings(HttpSettings.Rates.NONE), Clock.systemUTC(), Optional.of(log));
    }

    private static TestRegistry start(Storage storage, HttpSettings http, Clock clock, Optional<RequestLogging> log) {
        TinyPasswordHasher passwords = new TinyPasswordHasher();
        storage.accounts()
                .create(new Account(new Username("ada"), passwords.hash(PASSWORD), Role.USER, false, clock.instant()));
        return new TestRegistry(storage, RegistryServer.start(ports(storage, clock), server(0, http, log)));
    }

    static RegistryPorts ports(Storage storage, Clock clock) {
        TinyArchives archives = new TinyArchives();
        return new RegistryPorts(
                storage,
                new TinyPackageSearch(),
                new BundleInspector(archives, new TestJsonText(), archives),
                TestRegistry::archive,
                new TinyPasswordHasher(),
                new TinySecretGenerator(),
                clock);
    }

    /** An archive that is its files' paths and bytes one after the other. */
    private static ArchiveWriter.Written archive(OutputStream out, List<ArchiveItem> items, long modifiedSeconds) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try {
            for (ArchiveItem item : items) {
                written.write((item.path() + "\n").getBytes(StandardCharsets.UTF_8));
                try (InputStream content = item.content().open()) {
                    content.transferTo(written);
                }
            }
            out.write(written.toByteArray());
        } catch (IOException e) {
            throw new BundleFault("Cannot write the archive", e);
        }
        return new ArchiveWriter.Written(Digest.of(written.toByteArray()), written.size());
    }

    static ServerSettings server(int port, HttpSettings http, Optional<RequestLogging> log) {
        return new ServerSettings(
                "127.0.0.1", port, "0.0.0", BundleLimits.DEFAULT, "{}", AccessSettings.closed(), http, log);
    }

    /** The usual settings with these rate limits. */
    public static HttpSettings settings(HttpSettings.Rates rates) {
        return settings(Duration.ofSeconds(20), 10_000, rates);
    }

    /** Settings under which a client may take so long for anything it does, and under which there are so many. */
    public static HttpSettings settings(Duration patience, int maxConnections, HttpSettings.Rates rates) {
        return new HttpSettings(
                maxConnections,
                4 << 10,
                8 << 10,
                64 << 10,
                patience,
                patience,
                patience,
                Duration.ofSeconds(20),
                1 << 10,
                List.of(),
                List.of(),
                rates);
    }

    /** Where it listens. */
    public URI address() {
        return server.address();
    }

    /** Method and template of every route it answers. */
    public List<String> routes() {
        return server.routes().stream()
                .map(route -> route.getHttpMethodName() + " " + route.getUriMatchTemplate())
                .distinct()
                .toList();
    }

    /** Every route it answers. */
    public List<UriRouteInfo<?, ?>> routeInfos() {
        return server.routes();
    }

    /** Its storage. */
    public Storage storage() {
        return storage;
    }

    /** A new connection to it. */
    public RawClient connect() throws IOException {
        return RawClient.to(server.address());
    }

    /** An access token of ada. */
    public String token() throws IOException {
        try (RawClient client = connect()) {
            String answer = client.send(
                            "POST",
                            "/auth/login",
                            "application/json",
                            "{\"username\":\"ada\",\"password\":\"" + PASSWORD + "\"}")
                    .answer()
                    .text();
            return answer.replaceFirst(".*\"token\":\"([^\"]*)\".*", "$1");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
