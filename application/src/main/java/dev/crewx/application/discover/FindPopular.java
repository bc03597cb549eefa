package dev.crewx.application.discover;

import dev.crewx.application.discover.DiscoverPackages.Found;
import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.PackageIndex;
import dev.crewx.application.storage.spi.Storage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Tells which packages were downloaded most of late. */
public final class FindPopular {
    /** How many days are "of late". */
    public static final int DAYS = 30;

    private final PackageIndex packages;
    private final DownloadStats downloads;
    private final CountDownloads counting;
    private final Clock clock;

    /**
     * Over these ports.
     *
     * @param counting is flushed before counts are read
     */
    public FindPopular(Storage storage, CountDownloads counting, Clock clock) {
        this.packages = storage.packages();
        this.downloads = storage.downloads();
        this.counting = counting;
        this.clock = clock;
    }

    /**
     * Those downloaded most in the last {@value #DAYS} days, most first; their score is how often.
     *
     * @param limit how many at the most, not negative
     * @throws dev.crewx.application.storage.spi.StorageException when a store fails
     */
    public List<Found> find(int limit) {
        counting.flush();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return downloads.popular(today.minusDays(DAYS - 1L), today, limit).stream()
                .flatMap(popular -> packages
                        .find(popular.id())
                        .map(entry -> new Found(entry, downloads.total(popular.id()), popular.count()))
                        .stream())
                .toList();
    }
}
