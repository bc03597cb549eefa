package dev.crewx.domain.access;

import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller trades for a new access token, once: the id of its family, a dot, and a secret.
 *
 * @param family the id of its {@link TokenFamily}
 * @param secret what only its holder knows
 */
public record RefreshToken(String family, String secret) {
    /** How many bytes of chance an id of a family is made of. */
    public static final int FAMILY_BYTES = 16;

    /** How many bytes of chance a secret is made of. */
    public static final int SECRET_BYTES = 32;

    private static final int FAMILY_DIGITS = 22;
    private static final int SECRET_DIGITS = 43;
    private static final Pattern FORM =
            Pattern.compile("[0-9A-Za-z]{" + FAMILY_DIGITS + "}\\.[0-9A-Za-z]{" + SECRET_DIGITS + "}");

    /** The first token of a new family, made of these bytes of chance. */
    public static RefreshToken of(byte[] family, byte[] secret) {
        return new RefreshToken(Base62.encode(family, FAMILY_DIGITS), Base62.encode(secret, SECRET_DIGITS));
    }

    /** The token that {@code text} spells, or empty when it has another form. */
    public static Optional<RefreshToken> tryParse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new RefreshToken(text.substring(0, FAMILY_DIGITS), text.substring(FAMILY_DIGITS + 1)))
                : Optional.empty();
    }

    /** The next token of the same family, made of these bytes of chance. */
    public RefreshToken next(byte[] nextSecret) {
        return new RefreshToken(family, Base62.encode(nextSecret, SECRET_DIGITS));
    }

    /** What is stored of the secret. */
    public Digest digest() {
        return Digest.of(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** All of it, as it is sent. */
    public String text() {
        return family + "." + secret;
    }

    /** Without the secret, so that no log can show it. */
    @Override
    public String toString() {
        return "RefreshToken[" + family + "]";
    }
}
