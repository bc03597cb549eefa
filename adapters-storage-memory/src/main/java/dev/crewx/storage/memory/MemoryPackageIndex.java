package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.LookAlikeKey;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries are immutable values in a concurrent map, where readers find them; one writer at a time swaps an entry for its
 * successor and keeps what is derived from it.
 */
final class MemoryPackageIndex implements PackageIndex {
    private final ConcurrentNavigableMap<PackageId, CatalogEntry> entries = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<LookAlikeKey, PackageId> keys = new ConcurrentHashMap<>();
    private final ConcurrentMap<PackageId, NavigableSet<PackageId>> dependents = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Lifetime lifetime;
    private volatile Totals totals = new Totals(0, 0, 0);

    MemoryPackageIndex(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public Optional<CatalogEntry> find(PackageId id) {
        lifetime.requireOpen();
        return Optional.ofNullable(entries.get(id));
    }

    @Override
    public Optional<CatalogEntry> commit(PackageId id, long expectedRevision, CatalogChange change) {
        lifetime.requireOpen();
        writing.lock();
        try {
            Optional<CatalogEntry> before = Optional.ofNullable(entries.get(id));
            if (before.map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT) != expectedRevision) {
                return Optional.empty();
            }
            LookAlikeKey key = LookAlikeKey.of(id);
            if (before.isEmpty() && keys.containsKey(key)) {
                return Optional.empty();
            }
            CatalogEntry after = CatalogEntry.after(before, change);
            keys.put(key, id);
            entries.put(id, after);
            totals = counted(before, after);
            keepDependents(before, after);
            return Optional.of(after);
        } finally {
            writing.unlock();
        }
    }

    private Totals counted(Optional<CatalogEntry> before, CatalogEntry after) {
        return new Totals(
                totals.packages() + (before.isEmpty() ? 1 : 0),
                totals.versions()
                        + after.versions().size()
                        - before.map(e -> e.versions().size()).orElse(0),
                totals.bytes()
                        + bytes(after)
                        - before.map(MemoryPackageIndex::bytes).orElse(0L));
    }

    private static long bytes(CatalogEntry entry) {
        return entry.versions().stream().mapToLong(PublishedVersion::sizeBytes).sum();
    }

    private void keepDependents(Optional<CatalogEntry> before, CatalogEntry after) {
        Set<PackageId> now = required(after);
        Set<PackageId> then = before.map(MemoryPackageIndex::required).orElse(Set.of());
        then.stream()
                .filter(id -> !now.contains(id))
                .forEach(id -> dependents.computeIfPresent(id, (key, set) -> {
                    set.remove(after.id());
                    return set.isEmpty() ? null : set;
                }));
        now.stream()
                .filter(id -> !then.contains(id))
                .forEach(id -> dependents
                        .computeIfAbsent(id, key -> new ConcurrentSkipListSet<>())
                        .add(after.id()));
    }

    private static Set<PackageId> required(CatalogEntry entry) {
        Set<PackageId> required = new HashSet<>();
        for (PublishedVersion version : entry.versions()) {
            for (PackageDependency dependency : version.manifest().dependencies()) {
                required.add(dependency.id());
            }
        }
        return required;
    }

    @Override
    public Page<CatalogEntry> list(int offset, int limit) {
        lifetime.requireOpen();
        List<CatalogEntry> page =
                entries.values().stream().skip(offset).limit(limit).toList();
        return new Page<>(page, totals.packages(), offset, limit);
    }

    @Override
    public List<CatalogEntry> walk(Optional<PackageId> after, int limit) {
        lifetime.requireOpen();
        Limits.requirePositive(limit);
        return after.map(id -> entries.tailMap(id, false)).orElse(entries).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PackageId> lookAlike(LookAlikeKey key) {
        lifetime.requireOpen();
        return Optional.ofNullable(keys.get(key));
    }

    @Override
    public Page<PackageId> dependents(PackageId id, int offset, int limit) {
        lifetime.requireOpen();
        List<PackageId> all = List.copyOf(dependents.getOrDefault(id, new TreeSet<>()));
        return new Page<>(all.stream().skip(offset).limit(limit).toList(), all.size(), offset, limit);
    }

    @Override
    public Totals totals() {
        lifetime.requireOpen();
        return totals;
    }
}
