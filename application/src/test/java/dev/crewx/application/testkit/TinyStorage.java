package dev.crewx.application.testkit;

import dev.crewx.application.storage.spi.AccountStore;
import dev.crewx.application.storage.spi.ApiKeyStore;
import dev.crewx.application.storage.spi.AuditEvent;
import dev.crewx.application.storage.spi.AuditQuery;
import dev.crewx.application.storage.spi.AuditTrail;
import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.PortHealth;
import dev.crewx.application.storage.spi.ScopeStore;
import dev.crewx.application.storage.spi.SecretStore;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.storage.spi.TokenStore;
import dev.crewx.domain.access.Account;
import dev.crewx.domain.access.ApiKey;
import dev.crewx.domain.access.Scope;
import dev.crewx.domain.access.TokenFamily;
import dev.crewx.domain.access.Username;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.LookAlikeKey;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plain maps behind one lock. */
final class TinyStorage implements Storage {
    private final SortedMap<PackageId, CatalogEntry> entries = new TreeMap<>();
    private final SortedMap<Digest, byte[]> bytes = new TreeMap<>();
    private final Map<Digest, Instant> storedAt = new HashMap<>();
    private final SortedMap<Username, Account> people = new TreeMap<>();
    private final Map<String, TokenFamily> families = new HashMap<>();
    private final Map<String, ApiKey> keys = new HashMap<>();
    private final Map<Scope, SortedSet<Username>> given = new HashMap<>();
    private final List<DownloadStats.Count> counts = new ArrayList<>();
    private final List<AuditEvent> events = new ArrayList<>();
    private final Map<String, byte[]> secrets = new HashMap<>();
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

    @Override
    public TokenStore tokens() {
        return new Tokens();
    }

    @Override
    public ApiKeyStore apiKeys() {
        return new ApiKeys();
    }

    @Override
    public ScopeStore scopes() {
        return new Scopes();
    }

    @Override
    public AuditTrail audit() {
        return new Audit();
    }

    @Override
    public SecretStore secrets() {
        return (name, candidate) -> locked(
                () -> secrets.computeIfAbsent(name, key -> candidate.clone()).clone());
    }

    @Override
    public synchronized List<PortHealth> health() {
        return List.of(new PortHealth("tiny", !closed, closed ? "closed" : "open"));
    }

    private static <T> Page<T> page(Collection<T> all, int offset, int limit) {
        return new Page<>(all.stream().skip(offset).limit(limit).toList(), all.size(), offset, limit);
    }

    /** The first few behind a key. */
    private static <K, V> List<V> following(SortedMap<K, V> all, Optional<K> after, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("A limit is 1 or more, not " + limit);
        }
        return after.map(key -> all.tailMap(key).entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(key)))
                .orElseGet(() -> all.entrySet().stream())
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList();
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
                if (before.isEmpty() && lookAlike(LookAlikeKey.of(id)).isPresent()) {
                    return Optional.empty();
                }
                CatalogEntry after = CatalogEntry.after(before, change);
                entries.put(id, after);
                return Optional.of(after);
            });
        }

        @Override
        public Page<CatalogEntry> list(int offset, int limit) {
            return locked(() -> page(entries.values(), offset, limit));
        }

        @Override
        public List<CatalogEntry> walk(Optional<PackageId> after, int limit) {
            return locked(() -> following(entries, after, limit));
        }

        @Override
        public Optional<PackageId> lookAlike(LookAlikeKey key) {
            return locked(() -> entries.keySet().stream()
                    .filter(id -> LookAlikeKey.of(id).equals(key))
                    .findFirst());
        }

        @Override
        public Page<PackageId> dependents(PackageId id, int offset, int limit) {
            return locked(() -> page(
                    entries.values().stream()
                            .filter(entry -> entry.requires(id))
                            .map(CatalogEntry::id)
                            .toList(),
                    offset,
                    limit));
        }

        @Override
        public Totals totals() {
            return locked(() -> new Totals(
                    entries.size(),
                    entries.values().stream()
                            .mapToLong(entry -> entry.versions().size())
                            .sum(),
                    entries.values().stream()
                            .flatMap(entry -> entry.versions().stream())
                            .mapToLong(version -> version.sizeBytes())
                            .sum()));
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
        public Optional<InputStream> open(Digest digest, long from, long length) {
            return locked(() -> Optional.ofNullable(bytes.get(digest)).map(blob -> {
                if (from < 0 || length < 0 || from > blob.length - length) {
                    throw new IllegalArgumentException("There are not so many bytes");
                }
                return new ByteArrayInputStream(blob, Math.toIntExact(from), Math.toIntExact(length));
            }));
        }

        @Override
        public Optional<Content> content(Digest digest) {
            return size(digest).map(Streamed::new);
        }

        @Override
        public List<Stored> list(Optional<Digest> after, int limit) {
            return locked(() -> {
                SortedMap<Digest, Stored> all = new TreeMap<>();
                bytes.forEach((digest, blob) -> all.put(digest, new Stored(digest, blob.length, storedAt.get(digest))));
                return following(all, after, limit);
            });
        }

        @Override
        public boolean remove(Digest digest, Instant storedBefore) {
            return locked(() -> bytes.containsKey(digest)
                    && storedAt.get(digest).isBefore(storedBefore)
                    && bytes.remove(digest) != null);
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
                storedAt.put(digest, Clock.systemUTC().instant());
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

        @Override
        public boolean replace(Account before, Account after) {
            if (!before.name().equals(after.name())) {
                throw new IllegalArgumentException("An account keeps its name");
            }
            return locked(() -> people.replace(before.name(), before, after));
        }

        @Override
        public Page<Account> list(int offset, int limit) {
            return locked(() -> page(people.values(), offset, limit));
        }

        @Override
        public long count() {
            return locked(() -> (long) people.size());
        }
    }

    private final class Tokens implements TokenStore {
        @Override
        public boolean create(TokenFamily family) {
            return locked(() -> families.putIfAbsent(family.id(), family) == null);
        }

        @Override
        public Optional<TokenFamily> find(String id) {
            return locked(() -> Optional.ofNullable(families.get(id)));
        }

        @Override
        public boolean rotate(TokenFamily before, TokenFamily after) {
            if (!before.id().equals(after.id())) {
                throw new IllegalArgumentException("A family keeps its id");
            }
            return locked(() -> find(before.id())
                    .filter(now -> now.secret().equals(before.secret()))
                    .map(now -> families.put(now.id(), after))
                    .isPresent());
        }

        @Override
        public boolean end(String id) {
            return locked(() -> families.remove(id) != null);
        }

        @Override
        public int endAll(Username account) {
            return remove(families.values(), family -> family.account().equals(account));
        }

        @Override
        public int removeExpired(Instant now) {
            return remove(families.values(), family -> !family.isAlive(now));
        }
    }

    private <T> int remove(Collection<T> all, Predicate<T> condition) {
        return locked(() -> {
            int before = all.size();
            all.removeIf(condition);
            return before - all.size();
        });
    }

    private final class ApiKeys implements ApiKeyStore {
        @Override
        public boolean create(ApiKey key) {
            return locked(() -> findBySecret(key.secret()).isEmpty() && keys.putIfAbsent(key.id(), key) == null);
        }

        @Override
        public Optional<ApiKey> findBySecret(Digest secret) {
            return locked(() -> keys.values().stream()
                    .filter(key -> key.secret().equals(secret))
                    .findFirst());
        }

        @Override
        public Optional<ApiKey> find(String id) {
            return locked(() -> Optional.ofNullable(keys.get(id)));
        }

        @Override
        public Page<ApiKey> list(Username account, int offset, int limit) {
            return locked(() -> page(
                    keys.values().stream()
                            .filter(key -> key.account().equals(account))
                            .sorted(Comparator.comparing(ApiKey::createdAt)
                                    .reversed()
                                    .thenComparing(ApiKey::id))
                            .toList(),
                    offset,
                    limit));
        }

        @Override
        public Optional<ApiKey> revoke(String id, Instant at) {
            return locked(() -> Optional.ofNullable(
                    keys.computeIfPresent(id, (same, key) -> key.revokedAt().isPresent() ? key : key.revoked(at))));
        }

        @Override
        public int removeEnded(Instant then) {
            return remove(
                    keys.values(),
                    key -> Stream.concat(key.revokedAt().stream(), key.expiresAt().stream())
                            .anyMatch(end -> end.isBefore(then)));
        }
    }

    private final class Scopes implements ScopeStore {
        @Override
        public SortedSet<Username> owners(Scope scope) {
            return locked(() -> new TreeSet<>(given.getOrDefault(scope, new TreeSet<>())));
        }

        @Override
        public boolean add(Scope scope, Username owner) {
            return locked(
                    () -> given.computeIfAbsent(scope, key -> new TreeSet<>()).add(owner));
        }

        @Override
        public boolean remove(Scope scope, Username owner) {
            return locked(() -> given.getOrDefault(scope, new TreeSet<>()).remove(owner));
        }
    }

    private final class Audit implements AuditTrail {
        @Override
        public void append(AuditEvent event) {
            locked(() -> events.add(event));
        }

        @Override
        public Page<AuditEvent> list(AuditQuery query) {
            return locked(() -> page(
                    events.reversed().stream()
                            .filter(query::takes)
                            .sorted(Comparator.comparing(AuditEvent::at).reversed())
                            .toList(),
                    query.offset(),
                    query.limit()));
        }
    }

    /** Adds up every count that was ever given, on each question anew. */
    private final class Downloads implements DownloadStats {
        private <K> SortedMap<K, Long> sums(Predicate<Count> which, Function<Count, K> by) {
            return locked(() -> counts.stream()
                    .filter(which)
                    .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.summingLong(Count::count))));
        }

        private Predicate<Count> within(LocalDate from, LocalDate to) {
            return count -> !count.day().isBefore(from) && !count.day().isAfter(to);
        }

        @Override
        public void add(Collection<Count> batch) {
            locked(() -> counts.addAll(batch));
        }

        @Override
        public long total(PackageId id) {
            return totals(Set.of(id)).get(id);
        }

        @Override
        public Map<PackageId, Long> totals(Set<PackageId> ids) {
            SortedMap<PackageId, Long> sums = sums(count -> ids.contains(count.id()), Count::id);
            ids.forEach(id -> sums.putIfAbsent(id, 0L));
            return sums;
        }

        @Override
        public long total() {
            return sums(count -> true, Count::id).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        @Override
        public SortedMap<SemanticVersion, Long> byVersion(PackageId id) {
            return sums(count -> count.id().equals(id), Count::version);
        }

        @Override
        public SortedMap<LocalDate, Long> byDay(PackageId id, LocalDate from, LocalDate to) {
            return sums(within(from, to).and(count -> count.id().equals(id)), Count::day);
        }

        @Override
        public List<Popular> popular(LocalDate from, LocalDate to, int limit) {
            return sums(within(from, to), Count::id).entrySet().stream()
                    .map(entry -> new Popular(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(Popular::count).reversed())
                    .limit(limit)
                    .toList();
        }
    }
}
