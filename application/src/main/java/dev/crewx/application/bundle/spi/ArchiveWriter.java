package dev.crewx.application.bundle.spi;

import dev.crewx.domain.integrity.Digest;
import java.io.OutputStream;
import java.util.List;

/** Writes {@code .crewx} archives. The same items give the same bytes, on every machine and at every time. */
public interface ArchiveWriter {
    /**
     * Writes an archive: {@code manifest.json} first, then by path. Never closes the stream.
     *
     * @param items in any order
     * @param modifiedSeconds the modification time of every entry, in seconds since 1970; 0 or more
     * @throws BundleFault when a stream fails or a file is no longer as long as its item says
     */
    Written write(OutputStream archive, List<ArchiveItem> items, long modifiedSeconds);

    /**
     * What was written.
     *
     * @param digest of the archive's bytes
     * @param size of the archive in bytes
     */
    record Written(Digest digest, long size) {}
}
