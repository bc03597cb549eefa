package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.integrity.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class GzipOutTest {
    private static byte[] packed(byte[] bytes, Random portions) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GzipOut gzip = new GzipOut(out);
        for (int at = 0; at < bytes.length; ) {
            int portion = Math.min(bytes.length - at, 1 + portions.nextInt(70_000));
            gzip.write(bytes, at, portion);
            at += portion;
        }
        gzip.finish();
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }

    /** Bytes of many kinds: noise, runs, words, copies from near and far. */
    private static byte[] sample(Random random, int size) {
        byte[] bytes = new byte[size];
        for (int at = 0; at < size; ) {
            int length = Math.min(size - at, 1 + random.nextInt(random.nextInt(20) == 0 ? 40_000 : 300));
            switch (random.nextInt(5)) {
                case 0 -> {
                    byte[] noise = new byte[length];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, bytes, at, length);
                }
                case 1 -> Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
                case 2 -> {
                    for (int i = 0; i < length; i++) {
                        bytes[at + i] = (byte) "the quick brown fox\n".charAt(random.nextInt(20));
                    }
                }
                default -> {
                    int from = at == 0 ? 0 : Math.max(0, at - 1 - random.nextInt(Math.min(at, 40_000)));
                    for (int i = 0; i < length; i++) {
                        bytes[at + i] = bytes[from + i];
                    }
                }
            }
            at += length;
        }
        return bytes;
    }

    @Test
    void whatItPacksUnpacksToTheSame() throws IOException {
        Random random = new Random(1);
        int[] edges = {
            0, 1, 2, 3, 4, 257, 258, 259, 32_767, 32_768, 131_071, 131_072, 131_073, 163_840, 163_841, 300_000
        };
        for (int size : edges) {
            byte[] bytes = sample(random, size);
            assertArrayEquals(bytes, unpacked(packed(bytes, random)), "size " + size);
            assertArrayEquals(new byte[size], unpacked(packed(new byte[size], random)), "zeros " + size);
        }
        for (int seed = 0; seed < 150; seed++) {
            Random own = new Random(seed);
            byte[] bytes = sample(own, own.nextInt(seed % 10 == 0 ? 1_000_000 : 30_000));
            assertArrayEquals(bytes, unpacked(packed(bytes, own)), "seed " + seed);
        }
    }

    @Test
    void codesThatMustBeShortenedStillFillTheTree() throws IOException {
        // Counts like Fibonacci's numbers give the deepest tree there is.
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int a = 1;
        int b = 1;
        for (int symbol = 0; symbol < 24; symbol++) {
            byte[] run = new byte[a];
            Arrays.fill(run, (byte) symbol);
            out.writeBytes(run);
            int next = a + b;
            a = b;
            b = next;
        }
        byte[] bytes = out.toByteArray();
        Random random = new Random(2);
        for (int i = bytes.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            byte held = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = held;
        }
        assertArrayEquals(bytes, unpacked(packed(bytes, random)));
    }

    @Test
    void theWayTheBytesComeInDoesNotMatter() throws IOException {
        byte[] bytes = sample(new Random(3), 500_000);
        byte[] first = packed(bytes, new Random(1));
        for (int seed = 2; seed < 6; seed++) {
            assertArrayEquals(first, packed(bytes, new Random(seed)));
        }
    }

    @Test
    void packsAboutAsWellAsZlib() throws IOException {
        byte[] bytes = sample(new Random(4), 2_000_000);
        Deflater zlib = new Deflater(6, true);
        zlib.setInput(bytes);
        zlib.finish();
        byte[] buffer = new byte[bytes.length + 1000];
        int theirs = zlib.deflate(buffer);
        zlib.end();
        int ours = packed(bytes, new Random(1)).length;
        assertTrue(ours < theirs * 1.03, ours + " against " + theirs);
    }

    @Test
    void theBytesAreFixedForever() throws IOException {
        byte[] text = "A bundle's digest must be the same on every machine. "
                .repeat(50)
                .getBytes(StandardCharsets.UTF_8);
        assertEquals(
                "b266c96424f16087b54ea467a0acf7100d40faac3da73235123d752235940dfe",
                Digest.of(packed(text, new Random(1))).hex());
    }
}
