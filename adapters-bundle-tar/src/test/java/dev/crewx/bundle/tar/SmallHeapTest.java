package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.BundleInspection;
import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.testkit.SampleBundles;
import dev.crewx.application.testkit.TarBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is large is refused or read in a JVM of 64 MiB of heap. */
final class SmallHeapTest {
    private static final int MIB = 1 << 20;

    @TempDir
    private Path temp;

    @Test
    void refusesABombOf300MebibytesByItsRatio() throws Exception {
        assertEquals("limit-ratio", verdict(bomb(new byte[MIB], 300, BundleLimits.DEFAULT.maxEntryBytes())));
    }

    @Test
    void refuses300MebibytesThatHardlyShrinkByTheirSize() throws Exception {
        byte[] noise = new byte[MIB];
        new Random(1).nextBytes(noise);
        // An eighth of noise: some 38 MiB packed, which an archive may have.
        Arrays.fill(noise, MIB / 8, MIB, (byte) 0);
        assertEquals("limit-unpacked", verdict(bomb(noise, 300, BundleLimits.DEFAULT.maxEntryBytes())));
    }

    @Test
    void refusesAnEntryThatSaysItIsLarge() throws Exception {
        assertEquals("limit-entry", verdict(bomb(new byte[MIB], 1, 300L * MIB)));
    }

    /** A bundle in which files of at most {@code perFile} bytes follow, {@code pieces} pieces in all. */
    private Path bomb(byte[] piece, int pieces, long perFile) throws IOException {
        Path file = temp.resolve("bomb.crewx");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(SampleBundles.good().unfinished());
            long left = (long) pieces * piece.length;
            for (int i = 0; left > 0 || i == 0; i++) {
                long size = perFile > (long) pieces * piece.length ? perFile : Math.min(left, perFile);
                out.write(new TarBuilder()
                        .entry("skills/sample/zeros-" + i, '0', new byte[0], header -> header.octal(124, 12, size))
                        .unfinished());
                for (long written = 0; written < size && left > 0; written += piece.length) {
                    out.write(piece);
                    left -= piece.length;
                }
            }
            out.write(new byte[1024]);
        }
        return file;
    }

    private String verdict(Path bundle) throws IOException, InterruptedException {
        Path output = temp.resolve("output");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Inspect.class.getName(),
                        bundle.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        return Files.readString(output).strip();
    }

    /** The small JVM's program. */
    static final class Inspect {
        private Inspect() {}

        /** Inspects a bundle and prints the code of the first finding, or how else it was judged. */
        public static void main(String[] arguments) throws IOException {
            BundleTar tar = new BundleTar();
            BundleInspector inspector =
                    new BundleInspector(tar.archiveReader(), tar.jsonText(), tar.frontmatterParser());
            try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
                System.out.println(
                        switch (inspector.inspect(in, BundleLimits.DEFAULT)) {
                            case BundleInspection.Inspected inspected -> "inspected";
                            case BundleInspection.TooLarge tooLarge -> "too-large";
                            case BundleInspection.Refused refused ->
                                refused.findings().get(0).code();
                        });
            }
        }
    }
}
