package dev.crewx.application.testkit;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Plain maps behind one lock. */
final class TinyStorage implements Storage {
    private final SortedMap<PackageId, CatalogEntry> entries = new TreeMap<>();
    private final Map<Digest, byte[]> bytes = new HashMap<>();
    private final Map<Username, Account> people = new HashMap<>();
    private final Map<PackageId, Long> counts = new HashMap<>();
    private boolean closed;

    private synchronized <T> T locked(Supplier<T> action) {
        if (closed) {
            throw new StorageException("The storage is closed");
        }
        return action.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public PackageIndex packages() {
        return new Packages();
    }

    @Override
    public BlobStore blobs() {
        return new Blobs();
    }

    @Override
    public AccountStore accounts() {
        return new Accounts();
    }

    @Override
    public DownloadStats downloads() {
        return new Downloads();
    }

    private final class Packages implements PackageIndex {
        @Override
        public Optional<CatalogEntry> find(PackageId id) {
            return locked(() -> Optional.ofNullable(entries.get(id)));
        }

        @Override
        public Optional<CatalogEntry> commit(PackageId id, long expectedRevision, CatalogChange change) {
            return locked(() -> {
                Optional<CatalogEntry> before = Optional.ofNullable(entries.get(id));
                if (before.map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT) != expectedRevision) {
                    return Optional.empty();
                }
                CatalogEntry after = CatalogEntry.after(before, change);
                entries.put(id, after);
                return Optional.of(after);
            });
        }

        @Override
        public Page<CatalogEntry> list(int offset, int limit) {
            return locked(() -> {
                List<CatalogEntry> items =
                        entries.values().stream().skip(offset).limit(limit).toList();
                return new Page<>(items, entries.size(), offset, limit);
            });
        }
    }

    private final class Blobs implements BlobStore {
        @Override
        public Upload begin() {
            return locked(TinyUpload::new);
        }

        @Override
        public Optional<InputStream> open(Digest digest) {
            return locked(() -> Optional.ofNullable(bytes.get(digest)).map(ByteArrayInputStream::new));
        }

        @Override
        public Optional<Long> size(Digest digest) {
            return locked(() -> Optional.ofNullable(bytes.get(digest)).map(blob -> (long) blob.length));
        }
    }

    private final class TinyUpload implements BlobStore.Upload {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean ended;

        @Override
        public OutputStream sink() {
            return new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    write(new byte[] {(byte) b}, 0, 1);
                }

                @Override
                public void write(byte[] b, int offset, int length) throws IOException {
                    synchronized (TinyStorage.this) {
                        if (ended || closed) {
                            throw new IOException("The upload has ended");
                        }
                    }
                    written.write(b, offset, length);
                }
            };
        }

        @Override
        public Digest commit() {
            return locked(() -> {
                if (ended) {
                    throw new IllegalStateException("The upload has ended");
                }
                ended = true;
                byte[] whole = written.toByteArray();
                Digest digest = Digest.of(whole);
                bytes.put(digest, whole);
                return digest;
            });
        }

        @Override
        public void close() {
            ended = true;
        }
    }

    private final class Accounts implements AccountStore {
        @Override
        public Optional<Account> find(Username name) {
            return locked(() -> Optional.ofNullable(people.get(name)));
        }

        @Override
        public boolean create(Account account) {
            return locked(() -> people.putIfAbsent(account.name(), account) == null);
        }
    }

    private final class Downloads implements DownloadStats {
        @Override
        public void count(PackageId id, SemanticVersion version, LocalDate day) {
            locked(() -> counts.merge(id, 1L, Long::sum));
        }

        @Override
        public long total(PackageId id) {
            return locked(() -> counts.getOrDefault(id, 0L));
        }
    }
}
