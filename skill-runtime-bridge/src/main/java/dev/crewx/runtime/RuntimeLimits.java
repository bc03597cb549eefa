package dev.crewx.runtime;

/**
 * How far the runtime goes with what others wrote.
 *
 * @param maxDepth how many folders deep below a place skills are looked for
 * @param maxFolders how many folders of one place are looked into
 * @param maxContentBytes the longest text of a skill that is read
 * @param maxOutputBytes how much of each stream of a run is kept
 * @param maxTrackedFiles how many files of a working directory are watched for what a run makes of them
 * @param metadataCacheBytes how much of what skills say of themselves is kept
 * @param contentCacheBytes how much of skills' texts is kept
 */
public record RuntimeLimits(
        int maxDepth,
        int maxFolders,
        int maxContentBytes,
        int maxOutputBytes,
        int maxTrackedFiles,
        long metadataCacheBytes,
        long contentCacheBytes) {
    private static final int MEBIBYTE = 1024 * 1024;

    /** What the command line works with. */
    public static final RuntimeLimits DEFAULT =
            new RuntimeLimits(6, 50_000, 4 * MEBIBYTE, MEBIBYTE, 50_000, 64L * MEBIBYTE, 32L * MEBIBYTE);
}
