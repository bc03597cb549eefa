package dev.crewx.distribution;

import dev.crewx.application.remote.spi.RemoteRegistry;
import dev.crewx.application.remote.spi.RemoteRegistry.Session;
import dev.crewx.application.remote.spi.Reply;
import dev.crewx.application.testkit.RemoteRegistryContract;
import dev.crewx.registry.client.HttpRemoteRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The client's contract against the real server: only the composition root knows both. */
final class HttpRemoteRegistryTest extends RemoteRegistryContract {
    private Workplace work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private static RemoteRegistry at(URI address, Optional<String> token) {
        return new HttpRemoteRegistry(address, token, new BundleWiring().json());
    }

    @Override
    protected RemoteRegistry anonymous() {
        return at(work.registry(), Optional.empty());
    }

    @Override
    protected RemoteRegistry administrator() {
        return switch (anonymous().login("admin", password())) {
            case Reply.Ok<Session>(Session session) -> at(work.registry(), Optional.of(session.token()));
            case Reply.Refused<Session> refused -> throw new AssertionError(refused.toString());
        };
    }

    @Override
    protected RemoteRegistry unreachable() {
        return at(URI.create("http://127.0.0.1:1"), Optional.empty());
    }

    @Override
    protected String password() {
        return Workplace.ADMIN_PASSWORD;
    }
}
