package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.bundle.spi.ArchiveItem;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OtherReadersTest {
    private static final long MODIFIED = 1_700_000_000;

    @TempDir
    private Path temp;

    @Test
    void theSystemsTarReadsWhatWeWrite() throws IOException, InterruptedException {
        assumeTrue(systemHasTar(), "there is no tar");
        Map<String, byte[]> files = new TreeMap<>();
        for (int length : new int[] {1, 99, 100, 101, 155, 200, 239}) {
            String part = "p".repeat(Math.min(length - 1, 90)) + "/";
            String path = (part.repeat(3) + "n".repeat(240)).substring(0, length);
            files.put(path.endsWith("/") ? path.substring(0, length - 1) + "x" : path, new byte[length * 7]);
            files.put("기".repeat(Math.max(1, length / 3)) + length, new byte[512]);
        }
        List<ArchiveItem> items = new ArrayList<>();
        files.forEach((path, bytes) -> items.add(ArchiveItem.of(path, bytes)));
        items.add(new ArchiveItem("run", 1, true, () -> new ByteArrayInputStream(new byte[] {7})));
        files.put("run", new byte[] {7});
        Path archive = temp.resolve("written.crewx");
        try (OutputStream out = Files.newOutputStream(archive)) {
            new BundleTar().archiveWriter().write(out, items, MODIFIED);
        }

        Path folder = Files.createDirectory(temp.resolve("read"));
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("said").toFile())
                .start();
        assertTrue(tar.waitFor(60, TimeUnit.SECONDS), "tar does not end");
        assertEquals("", Files.readString(temp.resolve("said")));
        assertEquals(0, tar.exitValue());
        List<String> read = new ArrayList<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString();
                read.add(path);
                assertArrayEquals(files.get(path), Files.readAllBytes(file), path);
                assertEquals(path.equals("run"), Files.isExecutable(file), path);
                assertEquals(MODIFIED, Files.getLastModifiedTime(file).to(TimeUnit.SECONDS), path);
            }
        }
        assertEquals(List.copyOf(files.keySet()), read.stream().sorted().toList());
    }

    private static boolean systemHasTar() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tar")));
    }
}
