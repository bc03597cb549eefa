package dev.crewx.application.bundle.spi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file to be written into an archive.
 *
 * @param path as in {@link BundleFile}; has passed the rules
 * @param size in bytes
 * @param executable whether its owner may execute it
 * @param content opened once, read to its end and closed
 */
public record ArchiveItem(String path, long size, boolean executable, Content content) {
    /** Where a file's bytes come from. */
    @FunctionalInterface
    public interface Content {
        /** A fresh stream over the bytes; the caller closes it. */
        InputStream open() throws IOException;
    }

    /** A file held in memory. */
    public static ArchiveItem of(String path, byte[] bytes) {
        return new ArchiveItem(path, bytes.length, false, () -> new ByteArrayInputStream(bytes));
    }
}
