package dev.crewx.application.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.application.audit.Origin;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.search.spi.PackageSearch;
import dev.crewx.application.search.spi.SearchQuery;
import dev.crewx.application.search.spi.SearchResult;
import dev.crewx.application.storage.spi.Page;
import dev.crewx.application.storage.spi.Storage;
import dev.crewx.application.storage.spi.StorageException;
import dev.crewx.application.testkit.Concurrently;
import dev.crewx.application.testkit.Manifests;
import dev.crewx.application.testkit.TestJsonText;
import dev.crewx.application.testkit.TinyArchives;
import dev.crewx.application.testkit.TinyPackageSearch;
import dev.crewx.application.testkit.TinyStorageProvider;
import dev.crewx.application.testkit.Versions;
import dev.crewx.domain.access.Caller;
import dev.crewx.domain.catalog.CatalogEntry;
import dev.crewx.domain.catalog.PublishedVersion;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class PublishPackageTest {
    private static final PackageId PDF = PackageId.parse("pdf");
    private static final SemanticVersion ONE = SemanticVersion.parse("1.0.0");
    private static final Caller ANN = Versions.caller("ann");
    private static final Caller BOB = Versions.caller("bob");
    private static final BundleLimits LIMITS = BundleLimits.DEFAULT.withMaxArchiveBytes(10_000);

    private static final Origin ORIGIN = new Origin("192.0.2.1", "request-1");

    private final Storage storage = TinyStorageProvider.storage();
    private final PackageSearch search = new TinyPackageSearch();
    private final PublishPackage publishPackage = publishPackage(storage, search);

    @Test
    void publishesWhatTheBundleDeclares() throws IOException {
        byte[] bundle = bundle("pdf", "1.0.0", "volcano");
        PublishResult.Published published =
                assertInstanceOf(PublishResult.Published.class, publish(ANN, "1.0.0", bundle));
        PublishedVersion version = published.version();
        assertEquals(ONE, version.version());
        assertEquals(Digest.of(bundle), version.digest());
        assertEquals(bundle.length, version.sizeBytes());
        assertEquals(ANN.name(), version.publisher());
        assertEquals(Versions.PUBLISHED_AT, version.publishedAt());
        assertEquals(List.of(version), entry().orElseThrow().versions());
        assertEquals(List.of(PDF), found("volcano"));
        try (InputStream in = storage.blobs().open(version.digest()).orElseThrow()) {
            assertArrayEquals(bundle, in.readAllBytes());
        }
    }

    @Test
    void takesTheSameBytesAgainAndChangesNothing() {
        byte[] bundle = bundle("pdf", "1.0.0", "volcano");
        publish(ANN, "1.0.0", bundle);
        Optional<CatalogEntry> before = entry();
        assertInstanceOf(PublishResult.AlreadyPublished.class, publish(ANN, "1.0.0", bundle));
        assertEquals(before, entry());
    }

    @Test
    void refusesOtherContentUnderAnExistingVersion() {
        publish(ANN, "1.0.0", bundle("pdf", "1.0.0", "volcano"));
        byte[] other = bundle("pdf", "1.0.0", "glacier");
        Optional<CatalogEntry> before = entry();
        PublishResult.VersionExists refusal =
                assertInstanceOf(PublishResult.VersionExists.class, publish(ANN, "1.0.0", other));
        assertEquals(Digest.of(other), refusal.offered());
        assertUnchanged(before, other);
    }

    @Test
    void refusesWhoeverDoesNotOwnThePackage() {
        publish(ANN, "1.0.0", bundle("pdf", "1.0.0", "volcano"));
        byte[] other = bundle("pdf", "2.0.0", "glacier");
        Optional<CatalogEntry> before = entry();
        assertEquals(new PublishResult.NotAllowed(PDF, BOB.name()), publish(BOB, "2.0.0", other));
        assertUnchanged(before, other);
    }

    @Test
    void refusesABundleThatDeclaresAnotherPackageOrVersion() {
        byte[] otherVersion = bundle("pdf", "2.0.0", "glacier");
        assertEquals(
                new PublishResult.ManifestMismatch(PDF, ONE, PDF, SemanticVersion.parse("2.0.0")),
                publish(ANN, "1.0.0", otherVersion));
        assertUnchanged(Optional.empty(), otherVersion);
        byte[] otherId = bundle("doc", "1.0.0", "glacier");
        assertEquals(
                new PublishResult.ManifestMismatch(PDF, ONE, PackageId.parse("doc"), ONE),
                publish(ANN, "1.0.0", otherId));
        assertUnchanged(Optional.empty(), otherId);
        byte[] otherBuild = bundle("pdf", "1.0.0+other", "glacier");
        assertInstanceOf(PublishResult.ManifestMismatch.class, publish(ANN, "1.0.0", otherBuild));
        assertUnchanged(Optional.empty(), otherBuild);
    }

    @Test
    void refusesABundleThatBreaksTheRules() {
        byte[] corrupt = TinyArchives.CORRUPT.clone();
        assertInstanceOf(PublishResult.InvalidBundle.class, publish(ANN, "1.0.0", corrupt));
        assertUnchanged(Optional.empty(), corrupt);
        byte[] noManifest = TinyArchives.bundle("[]");
        assertInstanceOf(PublishResult.InvalidBundle.class, publish(ANN, "1.0.0", noManifest));
        assertUnchanged(Optional.empty(), noManifest);
    }

    @Test
    void refusesABundleThatIsTooLargeWithoutReadingTheRest() {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(new byte[Math.toIntExact(10 * LIMITS.maxArchiveBytes())]),
                new FailingStream(() -> new AssertionError("read on beyond the limit")));
        assertEquals(
                new PublishResult.BundleTooLarge(LIMITS.maxArchiveBytes()),
                publishPackage.publish(ANN, ORIGIN, PDF, ONE, endless));
        assertUnchanged(Optional.empty(), new byte[0]);
    }

    @Test
    void leavesNothingWhenTheBodyBreaksOff() {
        byte[] bundle = bundle("pdf", "1.0.0", "glacier");
        InputStream broken = new FailingStream(() -> new IOException("connection reset"));
        InputStream body = new SequenceInputStream(new ByteArrayInputStream(bundle), broken);
        assertThrows(BundleFault.class, () -> publishPackage.publish(ANN, ORIGIN, PDF, ONE, body));
        assertUnchanged(Optional.empty(), bundle);
    }

    @Test
    void showsNothingWhenTheSearchFails() {
        PackageSearch closed = new TinyPackageSearch();
        closed.close();
        byte[] bundle = bundle("pdf", "1.0.0", "glacier");
        PublishPackage failing = publishPackage(storage, closed);
        assertThrows(
                StorageException.class, () -> failing.publish(ANN, ORIGIN, PDF, ONE, new ByteArrayInputStream(bundle)));
        assertEquals(Optional.empty(), entry());
    }

    @Test
    void describesThePackageByItsLatestVersion() {
        publish(ANN, "2.0.0", bundle("pdf", "2.0.0", "volcano"));
        publish(ANN, "1.0.0", bundle("pdf", "1.0.0", "glacier"));
        assertEquals(List.of(PDF), found("volcano"));
        assertEquals(List.of(), found("glacier"));
    }

    @Test
    void publishesEveryVersionOfManyAtOnce() {
        List<PublishResult> results = Concurrently.run(Concurrently.THREADS, i -> () -> {
            String version = "1." + i + ".0";
            return publish(ANN, version, bundle("pdf", version, "volcano"));
        });
        results.forEach(result -> assertInstanceOf(PublishResult.Published.class, result));
        assertEquals(Concurrently.THREADS, entry().orElseThrow().versions().size());
    }

    @Test
    void publishesOneOfManyBundlesOfOneVersion() {
        List<PublishResult> results = Concurrently.run(
                Concurrently.THREADS, i -> () -> publish(ANN, "1.0.0", bundle("pdf", "1.0.0", "word" + i)));
        List<PublishedVersion> winners = results.stream()
                .filter(PublishResult.Published.class::isInstance)
                .map(result -> ((PublishResult.Published) result).version())
                .toList();
        assertEquals(1, winners.size());
        assertEquals(
                Concurrently.THREADS - 1,
                results.stream()
                        .filter(PublishResult.VersionExists.class::isInstance)
                        .count());
        assertEquals(winners, entry().orElseThrow().versions());
        assertEquals(
                List.of(PDF),
                found(winners.getFirst().manifest().metadata().description()),
                "the search describes the winner");
        assertEquals(1, search.search(SearchQuery.of("")).page().total());
    }

    private PublishResult publish(Caller caller, String version, byte[] bundle) {
        return publishPackage.publish(
                caller, ORIGIN, PDF, SemanticVersion.parse(version), new ByteArrayInputStream(bundle));
    }

    private void assertUnchanged(Optional<CatalogEntry> before, byte[] refused) {
        assertEquals(before, entry());
        assertEquals(Optional.empty(), storage.blobs().size(Digest.of(refused)));
        assertEquals(List.of(), found("glacier"));
        Page<CatalogEntry> all = storage.packages().list(0, 10);
        assertEquals(before.stream().toList(), all.items());
    }

    private Optional<CatalogEntry> entry() {
        return storage.packages().find(PDF);
    }

    private List<PackageId> found(String text) {
        return search.search(SearchQuery.of(text)).page().items().stream()
                .map(SearchResult.Hit::id)
                .toList();
    }

    private static byte[] bundle(String id, String version, String description) {
        return TinyArchives.bundle(new TestJsonText()
                .compact(Manifests.of(id, version).described(description).document()));
    }

    private static PublishPackage publishPackage(Storage storage, PackageSearch search) {
        TinyArchives archives = new TinyArchives();
        return new PublishPackage(
                storage,
                search,
                new BundleInspector(archives, new TestJsonText(), archives),
                PublishRules.within(LIMITS),
                Clock.fixed(Versions.PUBLISHED_AT, ZoneOffset.UTC));
    }

    /** A stream of which nothing can be read. */
    private static final class FailingStream extends InputStream {
        private final Supplier<Throwable> failure;

        FailingStream(Supplier<Throwable> failure) {
            this.failure = failure;
        }

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            switch (failure.get()) {
                case IOException fault -> throw fault;
                case Throwable other -> throw new AssertionError(other);
            }
        }
    }
}
