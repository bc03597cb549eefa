package dev.crewx.domain.version;

import java.util.List;

/**
 * A version of which the tail may be left open: {@code 1}, {@code 1.x}, {@code 1.2.3-beta}.
 *
 * @param position where it stands in the range
 * @param major the first number, {@link #OPEN} for {@code x}, {@code X} or {@code *}
 * @param minor the second number, {@link #OPEN} also when it is not written
 * @param patch the third number, {@link #OPEN} also when it is not written
 * @param prerelease the identifiers after the hyphen
 * @param oddPrefix whether more than a single {@code v} stands before it ({@code ==1}, {@code vv1})
 */
record Partial(int position, long major, long minor, long patch, List<String> prerelease, boolean oddPrefix) {
    /** A part that may be anything. */
    static final long OPEN = -1;

    Partial withOddPrefix() {
        return new Partial(position, major, minor, patch, prerelease, true);
    }

    boolean openMajor() {
        return major == OPEN;
    }

    boolean openMinor() {
        return minor == OPEN;
    }

    boolean openPatch() {
        return patch == OPEN;
    }

    /** Whether some part is open. */
    boolean isOpen() {
        return openMajor() || openMinor() || openPatch();
    }

    /** Whether a number follows an open part ({@code 1.x.5}). */
    boolean outOfOrder() {
        return (openMajor() && !openMinor()) || (openMinor() && !openPatch());
    }
}
