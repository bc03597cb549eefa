package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.storage.spi.BlobStore;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link BlobStore} does. */
public abstract class BlobStoreContract extends FreshStorage {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    private BlobStore blobs() {
        return storage().blobs();
    }

    @Test
    void holdsNothingUnderADigestThatNobodyStored() {
        assertAbsent(Digest.of(HELLO));
    }

    @Test
    void givesBackTheBytesUnderTheirDigest() throws IOException {
        assertEquals(Digest.of(HELLO), store(HELLO));
        assertHolds(HELLO);
    }

    @Test
    void storesNoBytesAtAllAsAnythingElse() throws IOException {
        byte[] nothing = {};
        assertEquals(Digest.of(nothing), store(nothing));
        assertHolds(nothing);
    }

    @Test
    void storesWhatIsLongAndComesInPieces() throws IOException {
        byte[] bytes = randomBytes(1, 3_000_000);
        try (BlobStore.Upload upload = blobs().begin()) {
            int written = 0;
            for (int piece = 1; written < bytes.length; piece = piece * 3 + 1) {
                int length = Math.min(piece, bytes.length - written);
                upload.sink().write(bytes, written, length);
                written += length;
                if (written < bytes.length) {
                    upload.sink().write(bytes[written++]);
                }
            }
            assertEquals(Digest.of(bytes), upload.commit());
        }
        assertHolds(bytes);
    }

    @Test
    void storesTheSameBytesTwiceAsOnce() throws IOException {
        Digest first = store(HELLO);
        Digest second = store(HELLO);
        assertEquals(first, second);
        assertHolds(HELLO);
    }

    @Test
    void keepsDifferentBytesApart() throws IOException {
        byte[] world = "world".getBytes(StandardCharsets.UTF_8);
        store(HELLO);
        store(world);
        assertHolds(HELLO);
        assertHolds(world);
    }

    @Test
    void showsNothingBeforeTheCommit() throws IOException {
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.sink().write(HELLO);
            upload.sink().flush();
            assertAbsent(Digest.of(HELLO));
            upload.commit();
            assertHolds(HELLO);
        }
        assertHolds(HELLO);
    }

    @Test
    void leavesNothingOfAnUploadThatIsClosedWithoutACommit() throws IOException {
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.sink().write(HELLO);
        }
        assertAbsent(Digest.of(HELLO));
        assertAbsent(Digest.of(new byte[0]));
    }

    @Test
    void keepsAnEarlierBlobWhenASecondUploadOfItIsGivenUp() throws IOException {
        store(HELLO);
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.sink().write(HELLO);
        }
        assertHolds(HELLO);
    }

    @Test
    void mayCloseAnUploadAgain() throws IOException {
        BlobStore.Upload committed = blobs().begin();
        committed.sink().write(HELLO);
        committed.commit();
        committed.close();
        committed.close();
        assertHolds(HELLO);
        BlobStore.Upload givenUp = blobs().begin();
        givenUp.close();
        givenUp.close();
    }

    @Test
    void takesNoMoreBytesAfterTheCommit() throws IOException {
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.sink().write(HELLO);
            upload.commit();
            assertThrows(IOException.class, () -> upload.sink().write(HELLO));
            assertThrows(IOException.class, () -> upload.sink().write('!'));
        }
        assertHolds(HELLO);
    }

    @Test
    void takesNoMoreBytesAfterTheClose() throws IOException {
        BlobStore.Upload upload = blobs().begin();
        upload.sink().write(HELLO);
        upload.close();
        assertThrows(IOException.class, () -> upload.sink().write(HELLO));
        assertAbsent(Digest.of(HELLO));
    }

    @Test
    void commitsAnUploadOnce() throws IOException {
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.sink().write(HELLO);
            upload.commit();
            assertThrows(IllegalStateException.class, upload::commit);
        }
        assertHolds(HELLO);
    }

    @Test
    void cannotCommitWhatWasGivenUp() throws IOException {
        BlobStore.Upload upload = blobs().begin();
        upload.sink().write(HELLO);
        upload.close();
        assertThrows(IllegalStateException.class, upload::commit);
        assertAbsent(Digest.of(HELLO));
        assertAbsent(Digest.of(new byte[0]));
    }

    @Test
    void keepsUploadsApartThatAreUnderWayTogether() throws IOException {
        byte[] world = "world".getBytes(StandardCharsets.UTF_8);
        try (BlobStore.Upload one = blobs().begin();
                BlobStore.Upload other = blobs().begin()) {
            one.sink().write(HELLO, 0, 2);
            other.sink().write(world, 0, 3);
            one.sink().write(HELLO, 2, 3);
            other.sink().write(world, 3, 2);
            assertEquals(Digest.of(HELLO), one.commit());
            assertAbsent(Digest.of(world));
            assertEquals(Digest.of(world), other.commit());
        }
    }

    @Test
    void keepsTheBytesAsTheyWereWhenTheyWereWritten() throws IOException {
        byte[] buffer = HELLO.clone();
        try (BlobStore.Upload upload = blobs().begin()) {
            upload.sink().write(buffer);
            Arrays.fill(buffer, (byte) 'x');
            upload.commit();
        }
        assertHolds(HELLO);
    }

    @Test
    void letsReadersReadIndependently() throws IOException {
        Digest digest = store(HELLO);
        try (InputStream one = blobs().open(digest).orElseThrow();
                InputStream other = blobs().open(digest).orElseThrow()) {
            assertEquals('h', one.read());
            assertArrayEquals(HELLO, other.readAllBytes());
            assertArrayEquals("ello".getBytes(StandardCharsets.UTF_8), one.readAllBytes());
            assertEquals(-1, one.read());
        }
    }

    @Test
    void storesTheSameBytesFromManyThreadsAsOnce() throws IOException {
        byte[] bytes = randomBytes(2, 200_000);
        List<Digest> digests = Concurrently.run(Concurrently.THREADS, i -> () -> store(bytes));
        assertEquals(List.of(Digest.of(bytes)), List.copyOf(new HashSet<>(digests)));
        assertHolds(bytes);
    }

    @Test
    void neverShowsHalfABlob() {
        List<byte[]> contents = IntStream.range(0, Concurrently.THREADS)
                .mapToObj(i -> randomBytes(i, 100_000 + i))
                .toList();
        AtomicInteger writing = new AtomicInteger(contents.size());
        List<Boolean> whole = Concurrently.run(contents.size() + 2, i -> () -> {
            if (i < contents.size()) {
                try {
                    return store(contents.get(i)).equals(Digest.of(contents.get(i)));
                } finally {
                    writing.decrementAndGet();
                }
            }
            boolean ok = true;
            while (ok && writing.get() > 0) {
                for (byte[] content : contents) {
                    ok &= absentOrWhole(content);
                }
            }
            return ok;
        });
        assertTrue(whole.stream().allMatch(ok -> ok), "a reader saw part of a blob");
    }

    @Test
    void givesAnyPartOfABlob() throws IOException {
        byte[] bytes = randomBytes(3, 100_000);
        Digest digest = store(bytes);
        for (int[] part : new int[][] {{0, 100_000}, {0, 0}, {0, 1}, {99_999, 1}, {100_000, 0}, {1, 65_536}, {5, 17}}) {
            try (InputStream in = blobs().open(digest, part[0], part[1]).orElseThrow()) {
                assertArrayEquals(Arrays.copyOfRange(bytes, part[0], part[0] + part[1]), in.readAllBytes());
            }
        }
        assertTrue(blobs().open(Digest.of(HELLO), 0, 1).isEmpty());
    }

    @Test
    void refusesAPartThatIsNotThere() throws IOException {
        Digest digest = store(HELLO);
        for (long[] part :
                new long[][] {{-1, 1}, {0, -1}, {0, 6}, {5, 1}, {6, 0}, {Long.MAX_VALUE, 1}, {1, Long.MAX_VALUE}}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> blobs().open(digest, part[0], part[1]),
                    part[0] + " and " + part[1]);
        }
    }

    @Test
    void handsBytesOnInTheFormItLikesBest() throws IOException {
        byte[] bytes = randomBytes(4, 70_000);
        Digest digest = store(bytes);
        BlobStore.Content content = blobs().content(digest).orElseThrow();
        assertEquals(bytes.length, content.sizeBytes());
        switch (content) {
            case BlobStore.InMemory(ByteBuffer buffer) -> {
                assertTrue(buffer.isReadOnly());
                byte[] read = new byte[buffer.remaining()];
                buffer.get(read);
                assertArrayEquals(bytes, read);
                assertEquals(bytes.length, blobs().content(digest).orElseThrow().sizeBytes(), "a buffer of one's own");
            }
            case BlobStore.InFile(Path file, long size) -> {
                assertEquals(bytes.length, size);
                assertArrayEquals(bytes, Files.readAllBytes(file));
            }
            case BlobStore.Streamed streamed -> assertHolds(bytes);
        }
        assertEquals(Optional.empty(), blobs().content(Digest.of(HELLO)));
    }

    @Test
    void listsWhatItHoldsByDigestPartByPart() throws IOException {
        assertEquals(List.of(), blobs().list(Optional.empty(), 10));
        Set<Digest> stored = new TreeSet<>();
        for (int i = 0; i < 7; i++) {
            stored.add(store(randomBytes(i, 100 + i)));
        }
        store(randomBytes(0, 100));
        List<BlobStore.Stored> listed = new ArrayList<>();
        List<BlobStore.Stored> some;
        do {
            some = blobs().list(
                            listed.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(listed.getLast().digest()),
                            3);
            listed.addAll(some);
        } while (some.size() == 3);
        assertEquals(
                List.copyOf(stored),
                listed.stream().map(BlobStore.Stored::digest).toList());
        for (BlobStore.Stored blob : listed) {
            assertEquals(blobs().size(blob.digest()), Optional.of(blob.sizeBytes()));
        }
        assertThrows(IllegalArgumentException.class, () -> blobs().list(Optional.empty(), 0));
    }

    @Test
    void removesWhatWasStoredBeforeAMomentOnly() throws IOException {
        Digest digest = store(HELLO);
        Instant storedAt = blobs().list(Optional.empty(), 1).getFirst().storedAt();
        assertFalse(blobs().remove(digest, storedAt));
        assertFalse(blobs().remove(digest, storedAt.minusSeconds(1)));
        assertHolds(HELLO);
        assertTrue(blobs().remove(digest, Instant.MAX));
        assertAbsent(digest);
        assertFalse(blobs().remove(digest, Instant.MAX));
        assertEquals(List.of(), blobs().list(Optional.empty(), 10));
        store(HELLO);
        assertHolds(HELLO);
    }

    @Test
    void countsBytesAsYoungThatAreStoredAgain() throws IOException {
        Digest digest = store(HELLO);
        Instant first = blobs().list(Optional.empty(), 1).getFirst().storedAt();
        store(HELLO);
        Instant second = blobs().list(Optional.empty(), 1).getFirst().storedAt();
        assertFalse(second.isBefore(first));
        assertFalse(blobs().remove(digest, second));
        assertHolds(HELLO);
    }

    @Test
    void letsAReaderFinishWhatIsRemovedMeanwhile() throws IOException {
        byte[] bytes = randomBytes(5, 300_000);
        Digest digest = store(bytes);
        try (InputStream in = blobs().open(digest).orElseThrow()) {
            assertArrayEquals(Arrays.copyOf(bytes, 1_000), in.readNBytes(1_000));
            blobs().remove(digest, Instant.MAX);
            assertArrayEquals(Arrays.copyOfRange(bytes, 1_000, bytes.length), in.readAllBytes());
        }
    }

    @Test
    void losesNothingThatIsStoredWhileItIsRemoved() {
        // Whoever stores last has it, and the bytes are whole at every moment that they are there at all.
        List<Boolean> whole = Concurrently.run(Concurrently.THREADS, i -> () -> {
            boolean ok = true;
            for (int n = 0; n < 20; n++) {
                if (i % 2 == 0) {
                    store(HELLO);
                } else {
                    blobs().remove(Digest.of(HELLO), Instant.MAX);
                }
                ok &= wholeIfThere(HELLO);
            }
            return ok;
        });
        assertTrue(whole.stream().allMatch(ok -> ok), "a reader saw part of a blob");
        assertDoesNotThrow(() -> {
            store(HELLO);
            assertHolds(HELLO);
        });
    }

    private boolean wholeIfThere(byte[] content) throws IOException {
        Optional<InputStream> opened = blobs().open(Digest.of(content));
        if (opened.isEmpty()) {
            return true;
        }
        try (InputStream in = opened.get()) {
            return Arrays.equals(content, in.readAllBytes());
        }
    }

    private boolean absentOrWhole(byte[] content) throws IOException {
        Digest digest = Digest.of(content);
        Optional<Long> size = blobs().size(digest);
        Optional<InputStream> opened = blobs().open(digest);
        if (opened.isEmpty()) {
            return size.isEmpty();
        }
        try (InputStream in = opened.get()) {
            return Arrays.equals(content, in.readAllBytes()) && size.orElse((long) content.length) == content.length;
        }
    }

    private Digest store(byte[] bytes) throws IOException {
        try (BlobStore.Upload upload = blobs().begin()) {
            for (int start = 0; start < bytes.length; start += 8192) {
                upload.sink().write(bytes, start, Math.min(8192, bytes.length - start));
            }
            return upload.commit();
        }
    }

    private void assertHolds(byte[] bytes) throws IOException {
        Digest digest = Digest.of(bytes);
        assertEquals(Optional.of((long) bytes.length), blobs().size(digest));
        try (InputStream in = blobs().open(digest).orElseThrow()) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
    }

    private void assertAbsent(Digest digest) {
        assertTrue(blobs().open(digest).isEmpty());
        assertEquals(Optional.empty(), blobs().size(digest));
    }

    private static byte[] randomBytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
