package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.PortHealth;
import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.application.storage.spi.SecretStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.TokenStore;
import java.time.Clock;
import java.util.List;

/** The ports over maps, which go with whoever holds the storage. */
final class MemoryStorage implements Storage {
    private final Lifetime lifetime = new Lifetime();
    private final MemoryPackageIndex packages = new MemoryPackageIndex(lifetime);
    private final MemoryBlobStore blobs;
    private final MemoryAccountStore accounts = new MemoryAccountStore(lifetime);
    private final MemoryTokenStore tokens = new MemoryTokenStore(lifetime);
    private final MemoryApiKeyStore apiKeys = new MemoryApiKeyStore(lifetime);
    private final MemoryScopeStore scopes = new MemoryScopeStore(lifetime);
    private final MemoryDownloadStats downloads = new MemoryDownloadStats(lifetime);
    private final MemoryAuditTrail audit = new MemoryAuditTrail(lifetime);
    private final MemorySecretStore secrets = new MemorySecretStore(lifetime);

    /** Blobs are stored at the time of this clock. */
    MemoryStorage(Clock clock) {
        this.blobs = new MemoryBlobStore(lifetime, clock);
    }

    @Override
    public PackageIndex packages() {
        return packages;
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public TokenStore tokens() {
        return tokens;
    }

    @Override
    public ApiKeyStore apiKeys() {
        return apiKeys;
    }

    @Override
    public ScopeStore scopes() {
        return scopes;
    }

    @Override
    public DownloadStats downloads() {
        return downloads;
    }

    @Override
    public AuditTrail audit() {
        return audit;
    }

    @Override
    public SecretStore secrets() {
        return secrets;
    }

    @Override
    public List<PortHealth> health() {
        return List.of(
                lifetime.isOver()
                        ? new PortHealth("memory", false, "closed")
                        : new PortHealth("memory", true, "ends with the process"));
    }

    @Override
    public boolean immediate() {
        return true;
    }

    @Override
    public void close() {
        lifetime.end();
    }
}
