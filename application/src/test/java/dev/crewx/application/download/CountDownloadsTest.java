package dev.crewx.application.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.application.testkit.MovingClock;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CountDownloadsTest {
    private static final PackageId PDF = PackageId.parse("pdf");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final PublishedVersion ONE = Versions.published("pdf", "1.0.0");
    private static final PublishedVersion TWO = Versions.published("pdf", "2.0.0");

    private final MovingClock clock = new MovingClock(Versions.PUBLISHED_AT);
    private final Storage storage = TinyStorageProvider.storage();
    private final DownloadStats stats = storage.downloads();
    private final List<Set<PackageId>> told = new ArrayList<>();
    private final CountDownloads counting = new CountDownloads(stats, clock, told::add);

    @Test
    void handsCountsOnTogetherByVersionAndDayInUtc() {
        counting.count(ONE);
        counting.count(ONE);
        counting.count(TWO);
        clock.advance(Duration.ofHours(12)); // past midnight
        counting.count(ONE);
        assertEquals(0, stats.total(PDF));
        assertEquals(Optional.empty(), counting.flush());
        assertEquals(Map.of(ONE.version(), 3L, TWO.version(), 1L), stats.byVersion(PDF));
        assertEquals(Map.of(DAY, 3L, DAY.plusDays(1), 1L), stats.byDay(PDF, DAY, DAY.plusDays(1)));
    }

    @Test
    void handsEachCountOnOnce() {
        counting.count(ONE);
        counting.flush();
        counting.flush();
        assertEquals(1, stats.total(PDF));
        assertEquals(List.of(Set.of(PDF)), told, "and tells of it where there was something to tell");
    }

    @Test
    void keepsCountsWhileTheStoreFails() {
        FailingStats failing = new FailingStats(stats);
        CountDownloads patient = new CountDownloads(failing, clock, told::add);
        failing.fail(true);
        patient.count(ONE);
        assertTrue(patient.flush().isPresent());
        patient.count(ONE);
        assertTrue(patient.flush().isPresent());
        assertEquals(List.of(), told);
        failing.fail(false);
        assertEquals(Optional.empty(), patient.flush());
        assertEquals(2, stats.total(PDF));
    }

    @Test
    void losesAndInventsNothingWhenManyCountAndFlush() {
        int each = 500;
        Concurrently.run(Concurrently.THREADS, i -> () -> {
            for (int n = 0; n < each; n++) {
                counting.count(n % 2 == 0 ? ONE : TWO);
                if (n % 50 == i) {
                    counting.flush();
                }
            }
            return true;
        });
        counting.flush();
        assertEquals((long) Concurrently.THREADS * each, stats.total(PDF));
    }
}
