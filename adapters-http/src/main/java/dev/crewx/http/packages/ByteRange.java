package dev.crewx.http.packages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of some bytes, as a {@code Range} header asks for it (RFC 9110, section 14).
 *
 * @param from the first byte
 * @param length how many bytes; 0 when none of those that were asked for is there
 */
record ByteRange(long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /**
     * Reads a header.
     *
     * @param size how many bytes there are
     * @return empty when the header counts for nothing: it is of another unit, malformed, or asks for several parts
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = SINGLE.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            if (last.isEmpty()) {
                return Optional.empty();
            }
            long suffix = Math.min(Long.parseLong(last), size);
            return Optional.of(new ByteRange(size - suffix, suffix));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        if (!last.isEmpty() && Long.parseLong(last) < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, Math.max(0, to - from + 1)));
    }
}
