package dev.crewx.application.stats;

import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import java.util.Optional;

/** Tells an administrator how much the registry holds and gives. */
public final class SummarizeRegistry {
    private final Storage storage;
    private final CountDownloads counting;

    /**
     * Over this storage.
     *
     * @param counting is flushed before counts are read
     */
    public SummarizeRegistry(Storage storage, CountDownloads counting) {
        this.storage = storage;
        this.counting = counting;
    }

    /**
     * The numbers.
     *
     * @return empty when the caller may not see them
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public Optional<Summary> of(Caller caller) {
        if (!caller.may(Permission.STATS) || !caller.packages().contains(PackagePattern.ANY)) {
            return Optional.empty();
        }
        counting.flush();
        PackageIndex.Totals totals = storage.packages().totals();
        return Optional.of(new Summary(
                totals.packages(),
                totals.versions(),
                totals.bytes(),
                storage.downloads().total(),
                storage.accounts().count()));
    }

    /**
     * The registry in numbers.
     *
     * @param packages how many packages
     * @param versions how many versions, without deleted ones
     * @param bytes the length of their bundles together
     * @param downloads how many downloads there were
     * @param accounts how many accounts
     */
    public record Summary(long packages, long versions, long bytes, long downloads, long accounts) {}
}
