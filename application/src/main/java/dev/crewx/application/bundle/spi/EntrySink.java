package dev.crewx.application.bundle.spi;

import java.io.IOException;
import java.io.InputStream;

/** Takes the files of an archive one after the other, while the archive passes. */
@FunctionalInterface
public interface EntrySink {
    /** Looks at nothing. */
    EntrySink NONE = (path, size, executable, content) -> {};

    /**
     * Takes one file whose path and kind have passed the rules. The archive as a whole may still turn out bad.
     *
     * @param path as in {@link BundleFile}
     * @param size in bytes; {@code content} gives exactly as many or fails
     * @param executable whether its owner may execute it
     * @param content valid during this call only; what is not read is skipped
     * @throws IOException when {@code content} fails or what is done with it does
     */
    void file(String path, long size, boolean executable, InputStream content) throws IOException;
}
