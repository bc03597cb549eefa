package dev.crewx.application.catalog;

import dev.crewx.application.search.SearchDocuments;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.domain.catalog.CatalogChange;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.manifest.PackageId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Changes packages: looks, lets the rules decide, tells the search, and writes on the revision it looked at. Whoever
 * finds that another server was first looks again and decides anew. Within one server those who change the same package
 * queue, since they would only get into each other's way.
 */
public final class CatalogWriter {
    private static final int MAX_TRIES = 100;
    private static final int QUEUES = 64;

    /** Those of all writers, since publishing and yanking go through different ones. */
    private static final ReentrantLock[] LOCKS =
            IntStream.range(0, QUEUES).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final PackageSearch search;

    /** Over these ports. */
    public CatalogWriter(PackageIndex packages, DownloadStats downloads, PackageSearch search) {
        this.packages = packages;
        this.downloads = downloads;
        this.search = search;
    }

    /**
     * Changes a package as decided.
     *
     * @param decide what becomes of the package as it stands, empty when there is none; called once a try
     * @param <R> what speaks against the change
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public <R> Outcome<R> write(PackageId id, Function<Optional<CatalogEntry>, Decision<R>> decide) {
        ReentrantLock queue = LOCKS[Math.floorMod(id.hashCode(), QUEUES)];
        queue.lock();
        try {
            return queued(id, decide);
        } finally {
            queue.unlock();
        }
    }

    private <R> Outcome<R> queued(PackageId id, Function<Optional<CatalogEntry>, Decision<R>> decide) {
        boolean settled = true;
        try {
            for (int tries = 0; tries < MAX_TRIES; tries++) {
                Optional<CatalogEntry> entry = packages.find(id);
                switch (decide.apply(entry)) {
                    case Refuse<R>(R refusal) -> {
                        return new Refused<>(refusal);
                    }
                    case Write<R>(CatalogChange change) -> {
                        settled = false;
                        SearchDocuments.show(search, CatalogEntry.after(entry, change));
                        long revision = entry.map(CatalogEntry::revision).orElse(CatalogEntry.ABSENT);
                        Optional<CatalogEntry> after = packages.commit(id, revision, change);
                        if (after.isPresent()) {
                            settled = true;
                            recount(entry, after.get());
                            return new Written<>(after.get());
                        }
                    }
                }
            }
            return new Busy<>();
        } finally {
            if (!settled) {
                // What the search was told did not come to be.
                packages.find(id)
                        .ifPresentOrElse(entry -> SearchDocuments.show(search, entry), () -> search.remove(id));
            }
        }
    }

    /** A package that could not be found for a while has its downloads forgotten by the search. */
    private void recount(Optional<CatalogEntry> before, CatalogEntry after) {
        if (after.isListed() && before.isPresent() && !before.get().isListed()) {
            search.downloads(Map.of(after.id(), downloads.total(after.id())));
        }
    }

    /**
     * What becomes of a package.
     *
     * @param <R> what speaks against the change
     */
    public sealed interface Decision<R> {}

    /**
     * It changes.
     *
     * @param change how
     */
    public record Write<R>(CatalogChange change) implements Decision<R> {}

    /**
     * It stays as it is.
     *
     * @param refusal why
     */
    public record Refuse<R>(R refusal) implements Decision<R> {}

    /**
     * What became of it.
     *
     * @param <R> what speaks against the change
     */
    public sealed interface Outcome<R> {}

    /**
     * It has changed, for everybody.
     *
     * @param entry the package as it is now
     */
    public record Written<R>(CatalogEntry entry) implements Outcome<R> {}

    /**
     * It stayed as it was.
     *
     * @param refusal why
     */
    public record Refused<R>(R refusal) implements Outcome<R> {}

    /** Others changed it again and again in the meantime. */
    public record Busy<R>() implements Outcome<R> {}
}
