package dev.crewx.domain.integrity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes, written {@code sha256:<64 lower-case hex digits>}.
 *
 * @param hex the 64 lower-case hexadecimal digits, without the prefix
 * @see <a href="https://csrc.nist.gov/pubs/fips/180-4/upd1/final">FIPS 180-4</a>
 */
public record Digest(String hex) implements Comparable<Digest> {
    private static final String PREFIX = "sha256:";
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when {@code hex} is not 64 lower-case hexadecimal digits */
    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "A digest is sha256: and 64 lower-case hexadecimal digits, not \"" + hex + "\"");
        }
    }

    /**
     * Reads the canonical text.
     *
     * @throws IllegalArgumentException when {@code text} is not {@code sha256:<64 hex>}
     */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("A digest begins with " + PREFIX + ", not \"" + text + "\"");
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** The digest that {@code text} spells, or empty when it spells none. */
    public static Optional<Digest> tryParse(String text) {
        return text.startsWith(PREFIX)
                        && HEX.matcher(text.substring(PREFIX.length())).matches()
                ? Optional.of(parse(text))
                : Optional.empty();
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        return from(sha256().digest(bytes));
    }

    /** The digest whose 32 raw bytes a finished {@link #sha256()} gave. */
    public static Digest from(byte[] raw) {
        return new Digest(HexFormat.of().formatHex(raw));
    }

    /** A fresh SHA-256 to feed a stream into; give its result to {@link #from}. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The 32 raw bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    /** {@code sha256:<64 hex>}. */
    @Override
    public String toString() {
        return PREFIX + hex;
    }
}
