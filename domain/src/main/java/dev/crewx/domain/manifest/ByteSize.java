package dev.crewx.domain.manifest;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or disk, as {@code 512MB} or {@code 1.5 GiB}. The units count in powers of 1024, with or
 * without the {@code i}, as Docker, Node and the JVM read them.
 *
 * @param bytes how many, at least 0
 * @param text as it was written, without space around it
 */
public record ByteSize(long bytes, String text) implements Comparable<ByteSize> {
    private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,6})?)\\s*([kmgtKMGT]?)[iI]?[bB]?");
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** The size that {@code text} spells, or empty when it spells none or more than a {@code long} holds. */
    public static Optional<ByteSize> tryParse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 1;
            case "m" -> 2;
            case "g" -> 3;
            case "t" -> 4;
            default -> 0;
        };
        BigDecimal bytes = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(1024).pow(power));
        return bytes.compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(new ByteSize(bytes.longValue(), text.strip()));
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
