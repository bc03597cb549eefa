package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.storage.spi.DownloadStats;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What every {@link DownloadStats} does. */
public abstract class DownloadStatsContract extends FreshStorage {
    private static final PackageId PDF = PackageId.parse("pdf-tools");
    private static final SemanticVersion ONE = SemanticVersion.parse("1.0.0");
    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

    private DownloadStats downloads() {
        return storage().downloads();
    }

    /** Makes what was counted so far show; for stores whose counting lags. */
    protected void settle() {}

    private long total(PackageId id) {
        settle();
        return downloads().total(id);
    }

    @Test
    void countsNothingForAPackageThatNobodyDownloaded() {
        assertEquals(0, total(PDF));
    }

    @Test
    void countsEveryDownload() {
        downloads().count(PDF, ONE, DAY);
        assertEquals(1, total(PDF));
        downloads().count(PDF, ONE, DAY);
        assertEquals(2, total(PDF));
    }

    @Test
    void addsUpAllVersionsAndDays() {
        downloads().count(PDF, ONE, DAY);
        downloads().count(PDF, ONE, DAY.plusDays(1));
        downloads().count(PDF, SemanticVersion.parse("1.0.0-rc.1"), DAY);
        downloads().count(PDF, SemanticVersion.parse("1.0.0+build"), DAY);
        downloads().count(PDF, ONE, LocalDate.of(1970, 1, 1));
        assertEquals(5, total(PDF));
    }

    @Test
    void keepsPackagesApart() {
        downloads().count(PackageId.parse("pdf"), ONE, DAY);
        downloads().count(PackageId.parse("@acme/pdf"), ONE, DAY);
        downloads().count(PackageId.parse("@acme/pdf"), ONE, DAY);
        assertEquals(1, total(PackageId.parse("pdf")));
        assertEquals(2, total(PackageId.parse("@acme/pdf")));
        assertEquals(0, total(PackageId.parse("acme-pdf")));
    }

    @Test
    void losesNoCountOfManyThreads() {
        long each = 100;
        Concurrently.run(Concurrently.THREADS, i -> () -> {
            for (int n = 0; n < each; n++) {
                downloads().count(PDF, SemanticVersion.of(1, 0, i % 4), DAY.plusDays(n % 3));
            }
            return true;
        });
        assertEquals((long) Concurrently.THREADS * each, total(PDF));
    }
}
