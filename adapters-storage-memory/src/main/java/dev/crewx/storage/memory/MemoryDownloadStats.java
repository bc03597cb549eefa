package dev.crewx.storage.memory;

import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** One counter a version and day. */
final class MemoryDownloadStats implements DownloadStats {
    private final ConcurrentMap<PackageId, ConcurrentMap<Key, LongAdder>> counters = new ConcurrentHashMap<>();
    private final Lifetime lifetime;

    MemoryDownloadStats(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    @Override
    public void count(PackageId id, SemanticVersion version, LocalDate day) {
        lifetime.requireOpen();
        counters.computeIfAbsent(id, key -> new ConcurrentHashMap<>())
                .computeIfAbsent(new Key(version, day), key -> new LongAdder())
                .increment();
    }

    @Override
    public long total(PackageId id) {
        lifetime.requireOpen();
        Map<Key, LongAdder> ofPackage = counters.getOrDefault(id, new ConcurrentHashMap<>());
        return ofPackage.values().stream().mapToLong(LongAdder::sum).sum();
    }

    private record Key(SemanticVersion version, LocalDate day) {}
}
