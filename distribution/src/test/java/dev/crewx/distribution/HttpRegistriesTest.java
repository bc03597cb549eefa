package dev.crewx.distribution;

import dev.crewx.application.remote.RemoteListener;
import dev.crewx.application.remote.spi.RemoteRegistries;
import dev.crewx.application.testkit.RemoteAccountsContract;
import dev.crewx.application.testkit.RemotePublishingContract;
import dev.crewx.application.testkit.RemoteRegistriesContract;
import dev.crewx.application.testkit.RemoteRegistryContract;
import dev.crewx.registry.client.HttpRegistries;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The client's contracts against the real server: only the composition root knows both. */
final class HttpRegistriesTest {
    private Workplace work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private static RemoteRegistries subject() {
        return HttpRegistries.of(
                new BundleWiring().json(),
                new HttpRegistries.Options("crewx/test", Optional.empty(), Map.of(), Optional.empty()),
                RemoteListener.NONE);
    }

    @Nested
    final class Registry extends RemoteRegistryContract {
        @Override
        protected RemoteRegistries registries() {
            return subject();
        }

        @Override
        protected URI address() {
            return work.registry();
        }

        @Override
        protected String password() {
            return Workplace.ADMIN_PASSWORD;
        }
    }

    @Nested
    final class Accounts extends RemoteAccountsContract {
        @Override
        protected RemoteRegistries registries() {
            return subject();
        }

        @Override
        protected URI address() {
            return work.registry();
        }

        @Override
        protected String password() {
            return Workplace.ADMIN_PASSWORD;
        }
    }

    @Nested
    final class Publishing extends RemotePublishingContract {
        @Override
        protected RemoteRegistries registries() {
            return subject();
        }

        @Override
        protected URI address() {
            return work.registry();
        }

        @Override
        protected String password() {
            return Workplace.ADMIN_PASSWORD;
        }
    }

    @Nested
    final class Registries extends RemoteRegistriesContract {
        @Override
        protected RemoteRegistries registries() {
            return subject();
        }

        @Override
        protected URI address() {
            return work.registry();
        }

        @Override
        protected URI nowhere() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        protected String password() {
            return Workplace.ADMIN_PASSWORD;
        }
    }
}
