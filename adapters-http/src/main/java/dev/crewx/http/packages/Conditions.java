package dev.crewx.http.packages;

import org.jspecify.annotations.Nullable;

/**
 * Under which conditions, and how much of it, a client wants a representation (RFC 9110, sections 13 and 14).
 *
 * @param ifNoneMatch the entity tags of what it has; null when it has nothing
 * @param range the part it wants; null for all
 * @param ifRange the entity tag under which it wants only that part; null for any
 */
record Conditions(
        @Nullable String ifNoneMatch,
        @Nullable String range,
        @Nullable String ifRange) {
    private static final String WEAK = "W/";

    /** Whether the client has the representation with this tag already. */
    boolean has(String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        String opaque = opaque(etag);
        for (String each : ifNoneMatch.split(",", -1)) {
            String tag = each.strip();
            if (tag.equals("*") || opaque(tag).equals(opaque)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a part of the representation with this strong tag is wanted, rather than all of it. */
    boolean wantsPartOf(String etag) {
        return range != null && (ifRange == null || ifRange.equals(etag));
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }
}
