package dev.crewx.application.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.download.CountDownloads;
import dev.crewx.application.storage.spi.DownloadStats.Count;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.testkit.MovingClock;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.access.PackagePattern;
import dev.crewx.domain.access.Permission;
import dev.crewx.domain.access.Role;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.manifest.PackageId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SummariesTest {
    private static final PackageId PDF = PackageId.parse("pdf");
    private static final PublishedVersion ONE = Versions.published("pdf", "1.0.0");

    private final MovingClock clock = new MovingClock(Versions.PUBLISHED_AT); // a Sunday, 1 March 2026
    private final Storage storage = TinyStorageProvider.storage();
    private final CountDownloads counting = new CountDownloads(storage.downloads(), clock, packages -> {});
    private final SummarizeDownloads downloads = new SummarizeDownloads(storage, counting, clock);
    private final SummarizeRegistry registry = new SummarizeRegistry(storage, counting);

    @Test
    void knowsNoDownloadsOfAPackageThatIsNotThere() {
        assertEquals(Optional.empty(), downloads.of(PDF));
    }

    @Test
    void groupsDownloadsByDayWeekAndMonth() {
        publish();
        add("2026-03-01", 1);
        add("2026-02-28", 2);
        add("2026-02-23", 4);
        add("2026-02-22", 8);
        add("2026-01-31", 16);
        add("2024-01-01", 32);
        counting.count(ONE);
        SummarizeDownloads.Summary summary = downloads.of(PDF).orElseThrow();
        assertEquals(64, summary.total());
        assertEquals(Map.of(ONE.version(), 64L), summary.byVersion());
        assertEquals(5, summary.byDay().size());
        assertEquals(2L, summary.byDay().get(LocalDate.parse("2026-03-01")), "with the one that was still waiting");
        assertEquals(
                Map.of(
                        LocalDate.parse("2026-02-23"), 8L,
                        LocalDate.parse("2026-02-16"), 8L,
                        LocalDate.parse("2026-01-26"), 16L),
                summary.byWeek());
        assertEquals(
                Map.of(
                        LocalDate.parse("2026-03-01"), 2L,
                        LocalDate.parse("2026-02-01"), 14L,
                        LocalDate.parse("2026-01-01"), 16L),
                summary.byMonth());
    }

    @Test
    void countsTheRegistryForWhoMaySeeThat() {
        publish();
        counting.count(ONE);
        assertEquals(
                Optional.of(new SummarizeRegistry.Summary(1, 1, ONE.sizeBytes(), 1, 0)),
                registry.of(Versions.caller("root", Role.ADMIN)));
        assertEquals(Optional.empty(), registry.of(Versions.caller("ann")));
        Caller narrow = new Caller(
                Versions.caller("root").name(), Set.of(Permission.STATS), Set.of(new PackagePattern("pdf")), false);
        assertEquals(Optional.empty(), registry.of(narrow));
    }

    private void publish() {
        storage.packages().commit(PDF, CatalogEntry.ABSENT, Versions.change("pdf", "1.0.0"));
    }

    private void add(String day, long count) {
        storage.downloads().add(List.of(new Count(PDF, ONE.version(), LocalDate.parse(day), count)));
    }
}
