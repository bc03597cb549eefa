package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Entries are immutable values in a concurrent map; a change swaps one for its successor in one step. */
final class MemoryPackageIndex implements PackageIndex {
    private final ConcurrentMap<PackageId, CatalogEntry> entries = new ConcurrentHashMap<>();
    private final Lifetime lifetime;

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
        CatalogEntry[] committed = new CatalogEntry[1];
        entries.compute(id, (key, before) -> {
            Optional<CatalogEntry> found = Optional.ofNullable(before);
            if (found.map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT) == expectedRevision) {
                committed[0] = CatalogEntry.after(found, change);
                return committed[0];
            }
            return before;
        });
        return Optional.ofNullable(committed[0]);
    }

    @Override
    public Page<CatalogEntry> list(int offset, int limit) {
        lifetime.requireOpen();
        List<CatalogEntry> all = entries.values().stream()
                .sorted(Comparator.comparing(CatalogEntry::id))
                .toList();
        List<CatalogEntry> page = all.stream().skip(offset).limit(limit).toList();
        return new Page<>(page, all.size(), offset, limit);
    }
}
