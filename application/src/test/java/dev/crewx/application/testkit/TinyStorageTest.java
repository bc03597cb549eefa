package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageProvider;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class TinyStorageTest {
    @Test
    void isFoundOnTheClassPathWithoutBeingNamedAnywhere() {
        StorageProvider found = ServiceLoader.load(StorageProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("tiny"))
                .findFirst()
                .orElseThrow();
        try (Storage storage = found.open(Map.of())) {
            assertEquals(0, storage.packages().list(0, 1).total());
        }
    }

    @Nested
    final class Provider extends StorageProviderContract {
        @Override
        protected StorageProvider provider() {
            return new TinyStorageProvider();
        }

        @Override
        protected Map<String, String> settings() {
            return Map.of();
        }
    }

    @Nested
    final class Whole extends StorageContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Packages extends PackageIndexContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Blobs extends BlobStoreContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Accounts extends AccountStoreContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Downloads extends DownloadStatsContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Tokens extends TokenStoreContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Scopes extends ScopeStoreContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Audit extends AuditTrailContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }

    @Nested
    final class Secrets extends SecretStoreContract {
        @Override
        protected Storage openStorage() {
            return TinyStorageProvider.storage();
        }
    }
}
