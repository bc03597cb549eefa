package dev.crewx.domain.access;

import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the holder of an API key sends: {@code crwx_}, 43 digits and letters of chance, and six that are the CRC-32 of
 * all before them. Prefix and checksum let scanners for leaked secrets know one when they see it, and let a server
 * refuse a mistyped one without asking its store.
 *
 * @param text all of it
 */
public record ApiKeySecret(String text) {
    /** What every secret begins with. */
    public static final String PREFIX = "crwx_";

    /** How many bytes of chance a secret is made of. */
    public static final int RANDOM_BYTES = 32;

    private static final int RANDOM_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_DIGITS + CHECK_DIGITS) + "}");

    /** @throws IllegalArgumentException when form or checksum are wrong; the text is not repeated */
    public ApiKeySecret {
        if (!isValid(text)) {
            throw new IllegalArgumentException("The text is no API key");
        }
    }

    /**
     * The secret made of these bytes of chance.
     *
     * @throws IllegalArgumentException when they are not {@value #RANDOM_BYTES}
     */
    public static ApiKeySecret of(byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("An API key is made of " + RANDOM_BYTES + " bytes");
        }
        String body = PREFIX + Base62.encode(random, RANDOM_DIGITS);
        return new ApiKeySecret(body + checksum(body));
    }

    /** The secret that {@code text} is, or empty when form or checksum are wrong. */
    public static Optional<ApiKeySecret> tryParse(String text) {
        return isValid(text) ? Optional.of(new ApiKeySecret(text)) : Optional.empty();
    }

    /** What is stored of it. */
    public Digest digest() {
        return Digest.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isValid(String text) {
        int body = PREFIX.length() + RANDOM_DIGITS;
        return FORM.matcher(text).matches() && text.endsWith(checksum(text.substring(0, body)));
    }

    private static String checksum(String body) {
        int crc = Crc32.of(body.getBytes(StandardCharsets.US_ASCII));
        byte[] bytes = {(byte) (crc >>> 24), (byte) (crc >>> 16), (byte) (crc >>> 8), (byte) crc};
        return Base62.encode(bytes, CHECK_DIGITS);
    }

    /** Its prefix only, so that no log can show it. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
