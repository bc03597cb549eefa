package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every {@link BundleCache} does. */
public abstract class BundleCacheContract {
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.of(HELLO);

    /** This test's cache, empty at first; another subject over the same place at each call. */
    protected abstract BundleCache cache();

    @Test
    void holdsNothingAtFirst() {
        assertEquals(Optional.empty(), cache().find(DIGEST));
    }

    @Test
    void givesBackTheBytesUnderTheirDigest() throws IOException {
        assertEquals(DIGEST, cache().store(DIGEST, (from, sink) -> sink.write(HELLO)));
        assertHolds(HELLO);
    }

    @Test
    void keepsBundlesApart() throws IOException {
        byte[] world = "world".getBytes(StandardCharsets.UTF_8);
        cache().store(DIGEST, (from, sink) -> sink.write(HELLO));
        cache().store(Digest.of(world), (from, sink) -> sink.write(world));
        assertHolds(HELLO);
        assertHolds(world);
    }

    @Test
    void tellsTheDigestOfOtherBytesAndKeepsNothing() {
        byte[] other = "other".getBytes(StandardCharsets.UTF_8);
        assertEquals(Digest.of(other), cache().store(DIGEST, (from, sink) -> sink.write(other)));
        assertEquals(Optional.empty(), cache().find(DIGEST));
        assertEquals(Optional.empty(), cache().find(Digest.of(other)));
    }

    @Test
    void keepsTheBundleWhenItIsStoredAgain() throws IOException {
        cache().store(DIGEST, (from, sink) -> sink.write(HELLO));
        assertEquals(DIGEST, cache().store(DIGEST, (from, sink) -> sink.write(HELLO)));
        assertHolds(HELLO);
    }

    @Test
    void keepsTheBundleWhenOtherBytesComeUnderItsDigest() throws IOException {
        cache().store(DIGEST, (from, sink) -> sink.write(HELLO));
        cache().store(DIGEST, (from, sink) -> sink.write(1));
        assertHolds(HELLO);
    }

    @Test
    void letsOutWhatASourceThrowsAndShowsNothing() throws IOException {
        RuntimeException thrown = new IllegalStateException("broke off");
        assertSame(
                thrown,
                assertThrows(
                        IllegalStateException.class,
                        () -> cache().store(DIGEST, (from, sink) -> {
                            sink.write(HELLO);
                            throw thrown;
                        })));
        assertEquals(Optional.empty(), cache().find(DIGEST));
        cache().store(DIGEST, rest(HELLO));
        assertHolds(HELLO);
    }

    @Test
    void goesOnWhereASourceBrokeOff() throws IOException {
        breakOffAfter(2, HELLO);
        AtomicLong asked = new AtomicLong(-1);
        cache().store(DIGEST, (from, sink) -> {
            asked.set(from);
            rest(HELLO).writeTo(from, sink);
        });
        assertEquals(2, asked.get());
        assertHolds(HELLO);
    }

    @Test
    void beginsAnewWhereWhatCameBeforeWasWrong() throws IOException {
        breakOffAfter(3, "wrong".getBytes(StandardCharsets.UTF_8));
        assertEquals(DIGEST, cache().store(DIGEST, rest(HELLO)));
        assertHolds(HELLO);
    }

    @Test
    void tellsTheDigestOfOtherBytesAlsoWhenItWentOn() {
        breakOffAfter(2, HELLO);
        byte[] other = "other".getBytes(StandardCharsets.UTF_8);
        assertEquals(Digest.of(other), cache().store(DIGEST, rest(other)));
        assertEquals(Optional.empty(), cache().find(DIGEST));
        AtomicLong asked = new AtomicLong(-1);
        cache().store(DIGEST, (from, sink) -> {
            asked.set(from);
            sink.write(HELLO);
        });
        assertEquals(0, asked.get(), "nothing of the wrong bytes is kept");
    }

    @Test
    void removesAFileThatIsDamaged() throws IOException {
        cache().store(DIGEST, (from, sink) -> sink.write(HELLO));
        Path file = cache().find(DIGEST).orElseThrow();
        Files.writeString(file, "jello");
        assertTrue(cache().mayHold(DIGEST));
        assertEquals(Optional.empty(), cache().find(DIGEST));
        assertFalse(Files.exists(file));
        assertFalse(cache().mayHold(DIGEST));
        cache().store(DIGEST, rest(HELLO));
        assertHolds(HELLO);
    }

    @Test
    void tellsWhatItHoldsAndChangesNothing() throws IOException {
        assertEquals(0, cache().check().bundles());
        byte[] world = "world!".getBytes(StandardCharsets.UTF_8);
        cache().store(DIGEST, (from, sink) -> sink.write(HELLO));
        cache().store(Digest.of(world), (from, sink) -> sink.write(world));
        breakOffAfter(2, HELLO);
        Path file = cache().find(DIGEST).orElseThrow();
        BundleCache.Health whole = cache().check();
        assertEquals(2, whole.bundles());
        assertEquals(HELLO.length + world.length, whole.sizeBytes());
        assertEquals(List.of(), whole.damaged());
        assertEquals(1, whole.unfinished());
        assertTrue(whole.writable());
        assertTrue(file.startsWith(whole.place()));
        Files.writeString(file, "jello");
        BundleCache.Health damaged = cache().check();
        assertEquals(1, damaged.bundles());
        assertEquals(List.of(file), damaged.damaged());
        assertEquals("jello", Files.readString(file));
    }

    @Test
    void letsTwoStoreTheSameAtTheSameTime() throws IOException {
        cache().store(DIGEST, (from, sink) -> {
            sink.write(HELLO, 0, 2);
            sink.flush();
            assertEquals(DIGEST, cache().store(DIGEST, rest(HELLO)));
            sink.write(HELLO, 2, HELLO.length - 2);
        });
        assertHolds(HELLO);
    }

    @Test
    void takesAnIoExceptionForAFaultOfItsOwnAndKeepsNothing() {
        IOException thrown = new IOException("disk full");
        ClientStateException fault = assertThrows(
                ClientStateException.class,
                () -> cache().store(DIGEST, (from, sink) -> {
                    sink.write(HELLO);
                    throw thrown;
                }));
        assertSame(thrown, fault.getCause());
        assertEquals(Optional.empty(), cache().find(DIGEST));
    }

    @Test
    void keepsTheBundleWhenASecondSourceBreaksOff() throws IOException {
        cache().store(DIGEST, (from, sink) -> sink.write(HELLO));
        assertThrows(
                IllegalStateException.class,
                () -> cache().store(DIGEST, (from, sink) -> {
                    throw new IllegalStateException("broke off");
                }));
        assertHolds(HELLO);
    }

    @Test
    void showsNothingWhileTheBytesAreComing() {
        cache().store(DIGEST, (from, sink) -> {
            sink.write(HELLO);
            sink.flush();
            assertEquals(Optional.empty(), cache().find(DIGEST));
        });
    }

    @Test
    void showsABundleWholeAndWithoutAGapWhileManyStoreItAgain() {
        byte[] bytes = new byte[100_000];
        Digest digest = Digest.of(bytes);
        cache().store(digest, (from, sink) -> sink.write(bytes));
        AtomicInteger writing = new AtomicInteger(Concurrently.THREADS);
        List<Boolean> whole = Concurrently.run(Concurrently.THREADS + 2, i -> () -> {
            if (i < Concurrently.THREADS) {
                try {
                    boolean right = true;
                    for (int n = 0; n < 5; n++) {
                        right &= cache().store(digest, (from, sink) -> sink.write(bytes))
                                .equals(digest);
                    }
                    return right;
                } finally {
                    writing.decrementAndGet();
                }
            }
            boolean ok = true;
            while (ok && writing.get() > 0) {
                Optional<Path> file = cache().find(digest);
                ok = file.isPresent()
                        && Digest.of(Files.readAllBytes(file.get())).equals(digest);
            }
            return ok;
        });
        assertFalse(whole.contains(false), "a bundle that was there was missing or in part");
    }

    private void breakOffAfter(int bytes, byte[] of) {
        assertThrows(
                IllegalStateException.class,
                () -> cache().store(DIGEST, (from, sink) -> {
                    sink.write(of, 0, bytes);
                    throw new IllegalStateException("broke off");
                }));
    }

    /** Gives these bytes from wherever it is asked for them. */
    private static BundleCache.Source rest(byte[] bytes) {
        return (from, sink) -> sink.write(bytes, (int) from, bytes.length - (int) from);
    }

    private void assertHolds(byte[] bytes) throws IOException {
        Path file = cache().find(Digest.of(bytes)).orElseThrow();
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }
}
