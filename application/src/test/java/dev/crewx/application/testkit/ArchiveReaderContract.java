package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveReading;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.EntrySink;
import dev.crewx.application.bundle.spi.ManifestBytes;
import dev.crewx.application.testkit.HostileArchives.Hostile;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every {@link ArchiveReader} does. */
public abstract class ArchiveReaderContract {
    private static final byte[] MANIFEST = SampleBundles.MANIFEST.getBytes(StandardCharsets.UTF_8);
    private static final byte[] SCRIPT = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);

    /** The reader under test. */
    protected abstract ArchiveReader reader();

    private ArchiveReading read(byte[] bytes, EntrySink sink) {
        return reader().read(new ByteArrayInputStream(bytes), BundleLimits.DEFAULT, sink);
    }

    private ArchiveReading.Intact intact(byte[] bytes, EntrySink sink) {
        ArchiveReading reading = read(bytes, sink);
        return assertInstanceOf(ArchiveReading.Intact.class, reading, reading::toString);
    }

    private List<Finding> corrupt(byte[] bytes, EntrySink sink) {
        ArchiveReading reading = read(bytes, sink);
        return assertInstanceOf(ArchiveReading.Corrupt.class, reading, reading::toString)
                .findings();
    }

    private ManifestBytes manifest(byte[] bytes) {
        return reader().readManifest(new ByteArrayInputStream(bytes), BundleLimits.DEFAULT);
    }

    private void assertNoManifest(String code, byte[] bytes) {
        List<Finding> findings =
                assertInstanceOf(ManifestBytes.Refused.class, manifest(bytes)).findings();
        assertEquals(List.of(code), findings.stream().map(Finding::code).toList());
    }

    private void assertFindsManifest(byte[] bytes) {
        ManifestBytes found = manifest(bytes);
        assertArrayEquals(
                MANIFEST,
                assertInstanceOf(ManifestBytes.Found.class, found, found::toString)
                        .utf8());
    }

    @TestFactory
    Stream<DynamicTest> refusesEveryHostileArchive() {
        return HostileArchives.ofContainer().stream()
                .map(hostile -> DynamicTest.dynamicTest(hostile.name(), () -> refuses(hostile)));
    }

    private void refuses(Hostile hostile) {
        InputStream trickle =
                new TrickleInput(hostile.bytes(), new Random(hostile.name().hashCode()));
        ArchiveReading reading = reader().read(trickle, hostile.limits(), EntrySink.NONE);
        if (hostile.code().equals("too-large")) {
            assertEquals(new ArchiveReading.TooLarge(hostile.limits().maxArchiveBytes()), reading);
            return;
        }
        List<Finding> findings = assertInstanceOf(ArchiveReading.Corrupt.class, reading, reading::toString)
                .findings();
        assertTrue(hostile.isRefusedBy(findings), () -> "wanted " + hostile.says() + ", got " + findings);
    }

    @TestFactory
    Stream<DynamicTest> takesWhatIsOddButValid() {
        return OddArchives.all().stream()
                .map(odd -> DynamicTest.dynamicTest(odd.name(), () -> {
                    List<BundleFile> seen = new ArrayList<>();
                    ArchiveReading.Intact reading = intact(
                            odd.bytes(),
                            (path, size, executable, content) -> seen.add(
                                    new BundleFile(path, size, Digest.of(content.readAllBytes()), executable)));
                    assertEquals(seen, reading.files());
                    Set<String> paths = new HashSet<>();
                    seen.forEach(file -> paths.add(file.path()));
                    assertTrue(paths.containsAll(odd.paths()), () -> odd.paths() + " in " + paths);
                }));
    }

    @Test
    void tellsAllProblemsAtOnce() {
        byte[] bytes = SampleBundles.good()
                .file("../a", "")
                .file("skills/sample/con", "")
                .entry("skills/sample/l", '2', new byte[0], h -> h.target("x"))
                .gzip();
        List<Finding> findings = corrupt(bytes, EntrySink.NONE);
        assertEquals(3, findings.size(), findings::toString);
    }

    @Test
    void handsNothingOnAfterTheFirstError() {
        byte[] bytes = SampleBundles.good()
                .file("../a", "a")
                .file("skills/sample/b", "b")
                .gzip();
        List<String> seen = new ArrayList<>();
        corrupt(bytes, (path, size, executable, content) -> seen.add(path));
        assertEquals(List.of("manifest.json", "skills/sample/SKILL.md"), seen);
    }

    @Test
    void countsAndHashesWhatPasses() {
        byte[] bytes = SampleBundles.good()
                .entry("scripts/run.sh", '0', SCRIPT, h -> h.mode(0755))
                .gzip();
        ArchiveReading.Intact reading = intact(bytes, EntrySink.NONE);
        assertEquals(Digest.of(bytes), reading.digest());
        assertEquals(bytes.length, reading.size());
        assertEquals(
                new BundleFile("scripts/run.sh", 10, Digest.of(SCRIPT), true),
                reading.files().get(2));
        assertEquals(reading.files().stream().mapToLong(BundleFile::size).sum(), reading.unpackedSize());
    }

    @Test
    void countsAndHashesWhatTheSinkDoesNotRead() {
        byte[] bytes = SampleBundles.good().file("x", new byte[100_000]).gzip();
        ArchiveReading.Intact whole =
                intact(bytes, (path, size, executable, content) -> assertEquals(size, content.readAllBytes().length));
        assertEquals(whole, intact(bytes, EntrySink.NONE));
        assertEquals(
                whole,
                intact(bytes, (path, size, executable, content) -> assertEquals(1, content.readNBytes(1).length)));
    }

    @Test
    void findsTheManifestWhereverItStands() {
        assertFindsManifest(SampleBundles.good().gzip());
        assertFindsManifest(SampleBundles.good().tar());
        assertFindsManifest(new TarBuilder()
                .file("skills/sample/SKILL.md", SampleBundles.SKILL)
                .file("./manifest.json", MANIFEST)
                .gzip());
    }

    @Test
    void findsTheManifestWithoutReadingTheRest() {
        byte[] noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        CountingInput input = new CountingInput(
                SampleBundles.good().file("skills/sample/noise", noise).gzip());
        assertInstanceOf(ManifestBytes.Found.class, reader().readManifest(input, BundleLimits.DEFAULT));
        assertTrue(input.count < 100_000, "read " + input.count);
    }

    @Test
    void judgesNothingBehindTheManifest() {
        assertFindsManifest(SampleBundles.good().file("../a", "").gzip());
    }

    @Test
    void refusesAManifestBehindAProblem() {
        assertNoManifest(
                "entry-path",
                new TarBuilder()
                        .file("../a", "")
                        .file("manifest.json", MANIFEST)
                        .gzip());
    }

    @Test
    void saysThatThereIsNoManifest() {
        assertNoManifest(
                "manifest-missing",
                new TarBuilder().file("bundle/manifest.json", MANIFEST).gzip());
    }

    @Test
    void looksForTheManifestWithinTheLimits() {
        byte[] noise = new byte[200_000];
        new Random(2).nextBytes(noise);
        byte[] bytes = new TarBuilder()
                .file("noise", noise)
                .file("manifest.json", MANIFEST)
                .gzip();
        CountingInput input = new CountingInput(bytes);
        assertInstanceOf(
                ManifestBytes.Refused.class,
                reader().readManifest(input, BundleLimits.DEFAULT.withMaxArchiveBytes(100_000)));
        assertTrue(input.count < bytes.length, "read " + input.count);
    }

    @Test
    void stopsReadingAnArchiveBeyondItsLimit() {
        byte[] noise = new byte[3_000_000];
        new Random(1).nextBytes(noise);
        CountingInput input =
                new CountingInput(SampleBundles.good().file("x", noise).gzip());
        assertEquals(
                new ArchiveReading.TooLarge(100_000),
                reader().read(input, BundleLimits.DEFAULT.withMaxArchiveBytes(100_000), EntrySink.NONE));
        assertTrue(input.count <= 200_000, "read " + input.count);
    }

    @Test
    void neverClosesTheStream() {
        ClosingInput read = new ClosingInput(SampleBundles.good().gzip());
        reader().read(read, BundleLimits.DEFAULT, EntrySink.NONE);
        assertFalse(read.closed);
        ClosingInput searched = new ClosingInput(SampleBundles.good().gzip());
        reader().readManifest(searched, BundleLimits.DEFAULT);
        assertFalse(searched.closed);
    }

    @Test
    void tellsAFailingStreamFromABadArchive() {
        IOException failure = new IOException("The line is dead");
        InputStream input = new FailingInput(failure);
        ArchiveReader reader = reader();
        assertSame(
                failure,
                assertThrows(BundleFault.class, () -> reader.read(input, BundleLimits.DEFAULT, EntrySink.NONE))
                        .getCause());
        assertSame(
                failure,
                assertThrows(BundleFault.class, () -> reader.readManifest(input, BundleLimits.DEFAULT))
                        .getCause());
    }

    @Test
    void tellsAFailingSinkFromABadArchive() {
        IOException failure = new IOException("The disk is full");
        byte[] bytes = SampleBundles.good().gzip();
        BundleFault fault = assertThrows(
                BundleFault.class,
                () -> read(bytes, (path, size, executable, content) -> {
                    throw failure;
                }));
        assertSame(failure, fault.getCause());
    }

    @Test
    void readsForManyThreadsAtOnce() {
        byte[] bytes = SampleBundles.good().file("x", new byte[100_000]).gzip();
        ArchiveReader shared = reader();
        ArchiveReading alone = intact(bytes, EntrySink.NONE);
        List<ArchiveReading> readings = Concurrently.run(
                Concurrently.THREADS,
                i -> () -> shared.read(new ByteArrayInputStream(bytes), BundleLimits.DEFAULT, EntrySink.NONE));
        assertEquals(Set.of(alone), Set.copyOf(readings));
    }

    /** Gives its bytes in small, uneven portions, as networks do. */
    private static final class TrickleInput extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private int position;

        TrickleInput(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        @Override
        public int read() {
            return position < bytes.length ? bytes[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (position == bytes.length) {
                return -1;
            }
            int portion = Math.min(1 + random.nextInt(bytes.length > 100_000 ? 10_000 : 700), length);
            int read = Math.min(portion, bytes.length - position);
            System.arraycopy(bytes, position, target, offset, read);
            position += read;
            return read;
        }
    }

    /** Knows whether it was closed. */
    private static final class ClosingInput extends ByteArrayInputStream {
        private boolean closed;

        ClosingInput(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** Counts what is read. */
    private static final class CountingInput extends InputStream {
        private final InputStream in;
        private long count;

        CountingInput(byte[] bytes) {
            this.in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            count++;
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
