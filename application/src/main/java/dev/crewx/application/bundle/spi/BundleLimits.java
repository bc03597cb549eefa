package dev.crewx.application.bundle.spi;

/**
 * How much a bundle may be and hold. A reader checks each as the bytes pass, never after it has read all.
 *
 * @param maxArchiveBytes the archive as it is stored and sent
 * @param maxUnpackedBytes all that comes out of the compression, headers included
 * @param maxRatio unpacked to packed bytes, once more than {@code ratioFromBytes} are unpacked
 * @param ratioFromBytes the unpacked bytes from which the ratio counts
 * @param maxEntries files and folders
 * @param maxEntryBytes one file
 * @param maxManifestBytes {@code manifest.json}
 * @param maxPathBytes a path in UTF-8
 * @param maxDepth the parts of a path
 */
public record BundleLimits(
        long maxArchiveBytes,
        long maxUnpackedBytes,
        long maxRatio,
        long ratioFromBytes,
        int maxEntries,
        long maxEntryBytes,
        int maxManifestBytes,
        int maxPathBytes,
        int maxDepth) {
    private static final long MIB = 1024L * 1024;

    /** 50 MiB, unpacked 256 MiB and 200 times beyond 4 MiB, 10,000 entries of 64 MiB, 240 bytes and 16 parts of path. */
    public static final BundleLimits DEFAULT =
            new BundleLimits(50 * MIB, 256 * MIB, 200, 4 * MIB, 10_000, 64 * MIB, (int) MIB, 240, 16);

    /** @throws IllegalArgumentException when one of them is not positive */
    public BundleLimits {
        if (maxArchiveBytes <= 0
                || maxUnpackedBytes <= 0
                || maxRatio <= 0
                || ratioFromBytes <= 0
                || maxEntries <= 0
                || maxEntryBytes <= 0
                || maxManifestBytes <= 0
                || maxPathBytes <= 0
                || maxDepth <= 0) {
            throw new IllegalArgumentException("Every limit of a bundle is at least 1");
        }
    }

    /** The same with another limit for the archive itself. */
    public BundleLimits withMaxArchiveBytes(long bytes) {
        return new BundleLimits(
                bytes,
                maxUnpackedBytes,
                maxRatio,
                ratioFromBytes,
                maxEntries,
                maxEntryBytes,
                maxManifestBytes,
                maxPathBytes,
                maxDepth);
    }
}
