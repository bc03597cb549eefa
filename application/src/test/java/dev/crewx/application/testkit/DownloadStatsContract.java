package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.application.storage.spi.DownloadStats.Count;
import dev.crewx.application.storage.spi.DownloadStats.Popular;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link DownloadStats} does. */
public abstract class DownloadStatsContract extends FreshStorage {
    private static final PackageId PDF = PackageId.parse("pdf-tools");
    private static final SemanticVersion ONE = SemanticVersion.parse("1.0.0");
    private static final SemanticVersion TWO = SemanticVersion.parse("2.0.0");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    private DownloadStats downloads() {
        return storage().downloads();
    }

    @Test
    void countsNothingAtFirst() {
        assertEquals(0, downloads().total());
        assertEquals(0, downloads().total(PDF));
        assertEquals(Map.of(PDF, 0L), downloads().totals(Set.of(PDF)));
        assertEquals(Map.of(), downloads().byVersion(PDF));
        assertEquals(Map.of(), downloads().byDay(PDF, DAY, DAY));
        assertEquals(List.of(), downloads().popular(DAY, DAY, 10));
    }

    @Test
    void addsUpWhatIsAddedAgain() {
        add(PDF, ONE, DAY, 1);
        add(PDF, ONE, DAY, 2);
        assertEquals(3, downloads().total(PDF));
        assertEquals(Map.of(ONE, 3L), downloads().byVersion(PDF));
        assertEquals(Map.of(DAY, 3L), downloads().byDay(PDF, DAY, DAY));
    }

    @Test
    void addsUpTheSameCountTwiceInOneBatch() {
        Count count = new Count(PDF, ONE, DAY, 2);
        downloads().add(List.of(count, count));
        assertEquals(4, downloads().total(PDF));
    }

    @Test
    void addsUpAllVersionsAndDays() {
        SemanticVersion candidate = SemanticVersion.parse("1.0.0-rc.1");
        downloads()
                .add(List.of(
                        new Count(PDF, ONE, DAY, 1),
                        new Count(PDF, ONE, DAY.plusDays(1), 2),
                        new Count(PDF, candidate, DAY, 4),
                        new Count(PDF, TWO, DAY.plusDays(1), 8)));
        assertEquals(15, downloads().total(PDF));
        assertEquals(15, downloads().total());
        assertEquals(
                List.of(Map.entry(candidate, 4L), Map.entry(ONE, 3L), Map.entry(TWO, 8L)),
                List.copyOf(downloads().byVersion(PDF).entrySet()));
        assertEquals(
                List.of(Map.entry(DAY, 5L), Map.entry(DAY.plusDays(1), 10L)),
                List.copyOf(downloads().byDay(PDF, DAY, DAY.plusDays(1)).entrySet()));
    }

    @Test
    void keepsPackagesApart() {
        add(PackageId.parse("pdf"), ONE, DAY, 1);
        add(PackageId.parse("@acme/pdf"), ONE, DAY, 2);
        assertEquals(1, downloads().total(PackageId.parse("pdf")));
        assertEquals(2, downloads().total(PackageId.parse("@acme/pdf")));
        assertEquals(0, downloads().total(PackageId.parse("acme-pdf")));
        assertEquals(3, downloads().total());
        assertEquals(
                Map.of(PackageId.parse("pdf"), 1L, PackageId.parse("acme-pdf"), 0L),
                downloads().totals(Set.of(PackageId.parse("pdf"), PackageId.parse("acme-pdf"))));
        assertEquals(Map.of(), downloads().totals(Set.of()));
    }

    @Test
    void takesNothingForNothing() {
        downloads().add(List.of());
        assertEquals(0, downloads().total());
        assertThrows(IllegalArgumentException.class, () -> new Count(PDF, ONE, DAY, 0));
    }

    @Test
    void cutsDaysAtBothEndsBothIncluded() {
        for (int i = 0; i < 5; i++) {
            add(PDF, ONE, DAY.plusDays(i), i + 1);
        }
        assertEquals(
                List.of(2L, 3L, 4L),
                List.copyOf(
                        downloads().byDay(PDF, DAY.plusDays(1), DAY.plusDays(3)).values()));
        assertEquals(Map.of(), downloads().byDay(PDF, DAY.plusDays(3), DAY.plusDays(1)));
        assertEquals(List.of(), downloads().popular(DAY.plusDays(3), DAY.plusDays(1), 10));
    }

    @Test
    void namesThePopularOfSomeDaysMostFirst() {
        PackageId a = PackageId.parse("a");
        PackageId b = PackageId.parse("b");
        PackageId c = PackageId.parse("c");
        add(c, ONE, DAY, 5);
        add(b, ONE, DAY, 5);
        add(a, ONE, DAY, 3);
        add(a, TWO, DAY.plusDays(1), 4);
        add(c, ONE, DAY.minusDays(10), 100);
        assertEquals(
                List.of(new Popular(a, 7), new Popular(b, 5), new Popular(c, 5)),
                downloads().popular(DAY, DAY.plusDays(1), 10));
        assertEquals(List.of(new Popular(b, 5), new Popular(c, 5)), downloads().popular(DAY, DAY, 2));
        assertEquals(List.of(), downloads().popular(DAY, DAY, 0));
        assertThrows(IllegalArgumentException.class, () -> downloads().popular(DAY, DAY, -1));
    }

    @Test
    void keepsDaysForAYearAndMoreAndTotalsForGood() {
        LocalDate oldest = DAY.minusDays(DownloadStats.DAYS_KEPT);
        add(PDF, ONE, oldest, 1);
        add(PDF, ONE, LocalDate.of(1970, 1, 1), 2);
        add(PDF, TWO, DAY, 4);
        add(PDF, ONE, oldest, 8);
        assertEquals(9L, downloads().byDay(PDF, oldest, DAY).get(oldest));
        assertEquals(15, downloads().total(PDF));
        assertEquals(11L, downloads().byVersion(PDF).get(ONE));
    }

    @Test
    void countsNothingOfABatchThatBreaksOffHalfWay() {
        List<Count> breakingOff = new AbstractList<>() {
            @Override
            public Count get(int index) {
                if (index > 0) {
                    throw new IllegalStateException("half-way");
                }
                return new Count(PDF, ONE, DAY, 1);
            }

            @Override
            public int size() {
                return 2;
            }
        };
        assertThrows(IllegalStateException.class, () -> downloads().add(breakingOff));
        assertEquals(0, downloads().total());
        assertEquals(0, downloads().total(PDF));
        assertEquals(Map.of(), downloads().byDay(PDF, DAY, DAY));
    }

    @Test
    void losesNoCountOfManyThreads() {
        int each = 50;
        Concurrently.run(Concurrently.THREADS, i -> () -> {
            for (int n = 0; n < each; n++) {
                add(PDF, SemanticVersion.of(1, 0, i % 4), DAY.plusDays(n % 3), 2);
            }
            return true;
        });
        long all = 2L * Concurrently.THREADS * each;
        assertEquals(all, downloads().total(PDF));
        assertEquals(all, sum(downloads().byVersion(PDF)));
        assertEquals(all, sum(downloads().byDay(PDF, DAY, DAY.plusDays(3))));
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void add(PackageId id, SemanticVersion version, LocalDate day, long count) {
        downloads().add(List.of(new Count(id, version, day, count)));
    }
}
