package dev.crewx.bundle.tar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.bundle.spi.ArchiveItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;

final class OtherReadersTest {
    @Test
    void commonsCompressReadsWhatWeWrite() throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        for (int length : new int[] {1, 99, 100, 101, 155, 200, 239}) {
            String part = "p".repeat(Math.min(length - 1, 90)) + "/";
            String path = (part.repeat(3) + "n".repeat(240)).substring(0, length);
            files.put(path.endsWith("/") ? path.substring(0, length - 1) + "x" : path, new byte[length * 7]);
            files.put("기".repeat(Math.max(1, length / 3)) + length, new byte[512]);
        }
        List<ArchiveItem> items = new ArrayList<>();
        files.forEach((path, bytes) -> items.add(ArchiveItem.of(path, bytes)));
        items.add(new ArchiveItem("zz", 0, true, () -> new ByteArrayInputStream(new byte[0])));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BundleTar().archiveWriter().write(out, items, 1_700_000_000);

        TreeMap<String, Integer> read = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GzipCompressorInputStream(new ByteArrayInputStream(out.toByteArray())), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                assertEquals(entry.getName().equals("zz") ? 0755 : 0644, entry.getMode());
                assertEquals(1_700_000_000, entry.getLastModifiedTime().toMillis() / 1000);
                assertEquals(true, entry.isCheckSumOK());
                read.put(entry.getName(), tar.readAllBytes().length);
            }
        }
        TreeMap<String, Integer> written = new TreeMap<>();
        items.forEach(item -> written.put(item.path(), (int) item.size()));
        assertEquals(written, read);
    }
}
