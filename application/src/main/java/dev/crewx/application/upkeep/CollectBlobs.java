package dev.crewx.application.upkeep;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes bytes that no version names: what a crash or a lost race left behind. Young ones are spared, since a publish
 * stores the bytes before it names them.
 */
public final class CollectBlobs {
    /** How old bytes are at the least before they are removed; no publish takes as long. */
    public static final Duration SPARED = Duration.ofHours(24);

    private static final int AT_ONCE = 500;

    private final PackageIndex packages;
    private final BlobStore blobs;
    private final Clock clock;

    /** Over this storage. */
    public CollectBlobs(Storage storage, Clock clock) {
        this.packages = storage.packages();
        this.blobs = storage.blobs();
        this.clock = clock;
    }

    /**
     * Removes them.
     *
     * @return how many there were
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public int collect() {
        Instant cut = clock.instant().minus(SPARED);
        Set<Digest> named = named();
        int removed = 0;
        Optional<Digest> last = Optional.empty();
        List<BlobStore.Stored> some;
        do {
            some = blobs.list(last, AT_ONCE);
            for (BlobStore.Stored blob : some) {
                if (blob.storedAt().isBefore(cut)
                        && !named.contains(blob.digest())
                        && blobs.remove(blob.digest(), cut)) {
                    removed++;
                }
                last = Optional.of(blob.digest());
            }
        } while (some.size() == AT_ONCE);
        return removed;
    }

    /** What is named later than this look was stored, or stored again, later than the cut. */
    private Set<Digest> named() {
        Set<Digest> named = new HashSet<>();
        Optional<PackageId> last = Optional.empty();
        List<CatalogEntry> some;
        do {
            some = packages.walk(last, AT_ONCE);
            for (CatalogEntry entry : some) {
                entry.versions().forEach(version -> named.add(version.digest()));
                last = Optional.of(entry.id());
            }
        } while (some.size() == AT_ONCE);
        return named;
    }
}
