package dev.crewx.application.download;

import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Takes no counts as long as it is told so. */
final class FailingStats implements DownloadStats {
    private final DownloadStats stats;
    private boolean failing;

    FailingStats(DownloadStats stats) {
        this.stats = stats;
    }

    void fail(boolean fail) {
        failing = fail;
    }

    @Override
    public void add(Collection<Count> counts) {
        if (failing) {
            throw new StorageException("out of order");
        }
        stats.add(counts);
    }

    @Override
    public long total(PackageId id) {
        return stats.total(id);
    }

    @Override
    public Map<PackageId, Long> totals(Set<PackageId> ids) {
        return stats.totals(ids);
    }

    @Override
    public long total() {
        return stats.total();
    }

    @Override
    public SortedMap<SemanticVersion, Long> byVersion(PackageId id) {
        return stats.byVersion(id);
    }

    @Override
    public SortedMap<LocalDate, Long> byDay(PackageId id, LocalDate from, LocalDate to) {
        return stats.byDay(id, from, to);
    }

    @Override
    public List<Popular> popular(LocalDate from, LocalDate to, int limit) {
        return stats.popular(from, to, limit);
    }
}
