package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.crewx.application.install.spi.IndexCache;
import dev.crewx.domain.catalog.IndexEntry;
import dev.crewx.domain.catalog.IndexEntry.IndexedVersion;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Compatibility;
import dev.crewx.domain.manifest.PackageDependency;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link IndexCache} does. */
public abstract class IndexCacheContract {
    private static final URI HERE = URI.create("http://127.0.0.1:3000");
    private static final URI THERE = URI.create("https://skills.example.org/base");
    private static final PackageId PDF = PackageId.parse("pdf");
    private static final PackageId SCOPED = PackageId.parse("@acme/pdf");

    /** This test's cache, empty at first; another subject over the same place at each call. */
    protected abstract IndexCache cache();

    @Test
    void holdsNothingAtFirst() {
        assertEquals(Optional.empty(), cache().find(HERE, PDF));
    }

    @Test
    void givesBackAllThatWasSaid() {
        cache().store(HERE, entry(PDF, "2.0.0-rc.1+build", "1.0.0"));
        assertEquals(Optional.of(entry(PDF, "2.0.0-rc.1+build", "1.0.0")), cache().find(HERE, PDF));
    }

    @Test
    void keepsRegistriesAndPackagesApart() {
        cache().store(HERE, entry(PDF, "1.0.0"));
        cache().store(THERE, entry(PDF, "2.0.0"));
        cache().store(HERE, entry(SCOPED, "3.0.0"));
        assertEquals(Optional.of(entry(PDF, "1.0.0")), cache().find(HERE, PDF));
        assertEquals(Optional.of(entry(PDF, "2.0.0")), cache().find(THERE, PDF));
        assertEquals(Optional.of(entry(SCOPED, "3.0.0")), cache().find(HERE, SCOPED));
        assertEquals(Optional.empty(), cache().find(THERE, SCOPED));
    }

    @Test
    void keepsWhatWasSaidLast() {
        cache().store(HERE, entry(PDF, "1.0.0"));
        cache().store(HERE, entry(PDF));
        assertEquals(Optional.of(entry(PDF)), cache().find(HERE, PDF));
    }

    @Test
    void isNeverSeenHalfWrittenWhileManyStoreAtOnce() {
        cache().store(HERE, entry(PDF, "1.0.0"));
        List<Boolean> seen = Concurrently.run(Concurrently.THREADS, i -> () -> {
            boolean whole = true;
            for (int n = 0; n < 20; n++) {
                cache().store(HERE, entry(PDF, "1.0.0"));
                whole &= cache().find(HERE, PDF).equals(Optional.of(entry(PDF, "1.0.0")));
            }
            return whole;
        });
        assertFalse(seen.contains(false));
    }

    private static IndexEntry entry(PackageId id, String... versions) {
        return new IndexEntry(
                id, List.of(versions).stream().map(IndexCacheContract::version).toList());
    }

    private static IndexedVersion version(String version) {
        return new IndexedVersion(
                SemanticVersion.parse(version),
                List.of(
                        new PackageDependency(SCOPED, VersionRange.parse("^1.2.0  || >=3"), false),
                        new PackageDependency(PackageId.parse("other"), VersionRange.ANY, true)),
                Optional.of(VersionRange.parse(">=0.8")),
                new Compatibility(Optional.of(VersionRange.parse("<2")), List.of("linux", "darwin"), List.of("x64")),
                List.of("network", "file-read"),
                Digest.of(version.getBytes(StandardCharsets.UTF_8)),
                1L << 40,
                version.contains("rc"),
                Instant.parse("2026-01-02T03:04:05.678Z"));
    }
}
