package dev.crewx.architecture.seeded.purity.domain;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** As it should be: what it needs is passed in. */
record PureValue(BigDecimal number) {
    static Instant at(Clock clock) {
        return Instant.now(clock);
    }

    static int chance(long seed) {
        return new Random(seed).nextInt();
    }

    static byte[] digest(String text) throws NoSuchAlgorithmException {
        byte[] bytes = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        byte[] copy = new byte[bytes.length];
        System.arraycopy(bytes, 0, copy, 0, bytes.length);
        return MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(copy, copy.length));
    }

    String shown() {
        return String.format(Locale.ROOT, "%s", number) + new String(new byte[0], StandardCharsets.UTF_8);
    }
}
