package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;

/** The ports over maps, which go with whoever holds the storage. */
final class MemoryStorage implements Storage {
    private final Lifetime lifetime = new Lifetime();
    private final MemoryPackageIndex packages = new MemoryPackageIndex(lifetime);
    private final MemoryBlobStore blobs = new MemoryBlobStore(lifetime);
    private final MemoryAccountStore accounts = new MemoryAccountStore(lifetime);
    private final MemoryDownloadStats downloads = new MemoryDownloadStats(lifetime);

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
    public DownloadStats downloads() {
        return downloads;
    }

    @Override
    public void close() {
        lifetime.end();
    }
}
