package dev.crewx.runtime;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a file is known again by.
 *
 * @param size its length
 * @param modified when it was last changed
 * @param key which file it is; null where the file system does not say
 */
record Stamp(long size, FileTime modified, @Nullable Object key) {
    /** Within this time a second change may leave the time as it is; the coarsest file systems count in two seconds. */
    private static final Duration COARSEST = Duration.ofSeconds(2);

    static Stamp of(BasicFileAttributes attributes) {
        return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }

    /** Whether a change from now on is sure to be seen in the stamp. */
    boolean isSettledAt(Instant now) {
        return modified.toInstant().plus(COARSEST).isBefore(now);
    }
}
