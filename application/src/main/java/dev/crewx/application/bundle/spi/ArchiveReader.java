package dev.crewx.application.bundle.spi;

import java.io.InputStream;

/**
 * Reads {@code .crewx} archives as streams: TAR, or TAR in gzip, told by the first bytes. Holds every rule of the
 * container and every limit while the bytes pass, in memory that does not grow with the archive. Safe for use by
 * several threads at once.
 */
public interface ArchiveReader {
    /**
     * Reads an archive to its end and hands its files to the sink. Never closes the stream; when the archive is bad,
     * stops as soon as going on would tell nothing new. After the first error the sink gets nothing any more.
     *
     * @throws BundleFault when the stream or the sink fails
     */
    ArchiveReading read(InputStream archive, BundleLimits limits, EntrySink sink);

    /**
     * Reads an archive up to the end of its manifest and no further; the rules hold up to there. Never closes the
     * stream.
     *
     * @throws BundleFault when the stream fails
     */
    ManifestBytes readManifest(InputStream archive, BundleLimits limits);
}
