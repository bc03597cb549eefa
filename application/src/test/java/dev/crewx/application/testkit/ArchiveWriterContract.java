package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.crewx.application.bundle.spi.ArchiveItem;
import dev.crewx.application.bundle.spi.ArchiveReader;
import dev.crewx.application.bundle.spi.ArchiveReading;
import dev.crewx.application.bundle.spi.ArchiveWriter;
import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.EntrySink;
import dev.crewx.domain.integrity.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link ArchiveWriter} does. */
public abstract class ArchiveWriterContract {
    private static final List<ArchiveItem> ITEMS = List.of(
            ArchiveItem.of("manifest.json", SampleBundles.MANIFEST.getBytes(StandardCharsets.UTF_8)),
            ArchiveItem.of("skills/sample/SKILL.md", SampleBundles.SKILL.getBytes(StandardCharsets.UTF_8)),
            ArchiveItem.of("Zebra", new byte[0]),
            ArchiveItem.of("skills/sample/기술.md", new byte[513]),
            ArchiveItem.of("skills/" + "d".repeat(120) + "/" + "f".repeat(110), new byte[512]),
            ArchiveItem.of("skills/" + "e".repeat(60) + "/" + "g".repeat(60), new byte[1]),
            new ArchiveItem("run", 2, true, () -> new ByteArrayInputStream(new byte[] {1, 2})));

    /** The writer under test. */
    protected abstract ArchiveWriter writer();

    /** Any reader that keeps its contract. */
    protected abstract ArchiveReader reader();

    private byte[] written(List<ArchiveItem> items, long modifiedSeconds) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArchiveWriter.Written written = writer().write(out, items, modifiedSeconds);
        assertEquals(new ArchiveWriter.Written(Digest.of(out.toByteArray()), out.size()), written);
        return out.toByteArray();
    }

    private List<BundleFile> read(byte[] archive) {
        ArchiveReading reading = reader().read(new ByteArrayInputStream(archive), BundleLimits.DEFAULT, EntrySink.NONE);
        return assertInstanceOf(ArchiveReading.Intact.class, reading, reading::toString)
                .files();
    }

    @Test
    void writesTheSameBytesFromAnyOrder() {
        byte[] first = written(ITEMS, 0);
        List<ArchiveItem> items = new ArrayList<>(ITEMS);
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(items, new Random(seed));
            assertArrayEquals(first, written(items, 0));
        }
    }

    @Test
    void writesTheManifestFirstAndTheRestByPath() {
        List<String> paths = read(written(ITEMS.reversed(), 0)).stream()
                .map(BundleFile::path)
                .toList();
        assertEquals(
                List.of(
                        "manifest.json",
                        "Zebra",
                        "run",
                        "skills/" + "d".repeat(120) + "/" + "f".repeat(110),
                        "skills/" + "e".repeat(60) + "/" + "g".repeat(60),
                        "skills/sample/SKILL.md",
                        "skills/sample/기술.md"),
                paths);
    }

    @Test
    void writesEveryFileAsItIs() throws IOException {
        List<BundleFile> files = read(written(ITEMS, 0));
        assertEquals(ITEMS.size(), files.size());
        for (ArchiveItem item : ITEMS) {
            try (InputStream content = item.content().open()) {
                BundleFile file =
                        new BundleFile(item.path(), item.size(), Digest.of(content.readAllBytes()), item.executable());
                assertEquals(
                        List.of(file),
                        files.stream().filter(f -> f.path().equals(item.path())).toList());
            }
        }
    }

    @Test
    void theTimeIsThatOfEveryEntryAndOfNothingElse() {
        byte[] later = written(ITEMS, 1_700_000_000);
        assertArrayEquals(later, written(ITEMS, 1_700_000_000));
        byte[] zero = written(ITEMS, 0);
        assertNotEquals(Digest.of(zero), Digest.of(later));
        assertEquals(read(zero), read(later));
    }

    @Test
    void refusesToWriteAFileThatChangedItsSize() {
        for (long size : new long[] {1, 3}) {
            ArchiveItem item = new ArchiveItem("x", size, false, () -> new ByteArrayInputStream(new byte[2]));
            assertThrows(BundleFault.class, () -> writer().write(new ByteArrayOutputStream(), List.of(item), 0));
        }
    }

    @Test
    void tellsWhyAFileCouldNotBeRead() {
        IOException failure = new IOException("It is gone");
        ArchiveItem item = new ArchiveItem("x", 1, false, () -> {
            throw failure;
        });
        BundleFault fault =
                assertThrows(BundleFault.class, () -> writer().write(new ByteArrayOutputStream(), List.of(item), 0));
        assertSame(failure, fault.getCause());
    }

    @Test
    void tellsWhyTheArchiveCouldNotBeWritten() {
        IOException failure = new IOException("The disk is full");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw failure;
            }
        };
        BundleFault fault = assertThrows(BundleFault.class, () -> writer().write(full, ITEMS, 0));
        assertSame(failure, fault.getCause());
    }

    @Test
    void neverClosesTheArchive() {
        boolean[] closed = {false};
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        writer().write(out, ITEMS, 0);
        assertFalse(closed[0]);
    }

    @Test
    void opensEveryFileOnceAndClosesIt() {
        AtomicInteger opened = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        ArchiveItem item = new ArchiveItem("x", 2, false, () -> {
            opened.incrementAndGet();
            return new ByteArrayInputStream(new byte[2]) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        });
        written(List.of(item), 0);
        assertEquals(1, opened.get());
        assertEquals(1, closed.get());
    }
}
