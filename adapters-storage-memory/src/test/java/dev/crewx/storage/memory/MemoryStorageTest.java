package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageProvider;
import dev.crewx.application.testkit.AccountStoreContract;
import dev.crewx.application.testkit.ApiKeyStoreContract;
import dev.crewx.application.testkit.AuditTrailContract;
import dev.crewx.application.testkit.BlobStoreContract;
import dev.crewx.application.testkit.DownloadStatsContract;
import dev.crewx.application.testkit.PackageIndexContract;
import dev.crewx.application.testkit.ScopeStoreContract;
import dev.crewx.application.testkit.SecretStoreContract;
import dev.crewx.application.testkit.StorageContract;
import dev.crewx.application.testkit.StorageProviderContract;
import dev.crewx.application.testkit.TokenStoreContract;
import java.util.Map;
import org.junit.jupiter.api.Nested;

final class MemoryStorageTest {
    @Nested
    final class Provider extends StorageProviderContract {
        @Override
        protected StorageProvider provider() {
            return new MemoryStorageProvider();
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
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Packages extends PackageIndexContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Blobs extends BlobStoreContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Accounts extends AccountStoreContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Downloads extends DownloadStatsContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Tokens extends TokenStoreContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class ApiKeys extends ApiKeyStoreContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Scopes extends ScopeStoreContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Audit extends AuditTrailContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }

    @Nested
    final class Secrets extends SecretStoreContract {
        @Override
        protected Storage openStorage() {
            return new MemoryStorageProvider().open(Map.of());
        }
    }
}
