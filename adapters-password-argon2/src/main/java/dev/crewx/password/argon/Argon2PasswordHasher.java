package dev.crewx.password.argon;

import dev.crewx.application.access.spi.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with a salt of 16 and a tag of 32 bytes, written as a PHC string so that the parameters travel
 * with the hash.
 */
public final class Argon2PasswordHasher implements PasswordHasher {
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;
    private static final int MIN_SALT_BYTES = 8;
    private static final int MIN_TAG_BYTES = 16;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{1,128})\\$([A-Za-z0-9+/]{1,256})");

    private final Cost cost;
    private final SecureRandom random = new SecureRandom();

    /** More at once than there are processors are no faster, and each takes its memory. */
    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** With these costs for new hashes; old hashes are checked by their own. */
    public Argon2PasswordHasher(Cost cost) {
        this.cost = cost;
    }

    @Override
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return "$argon2id$v=19$m=" + cost.memoryKib + ",t=" + cost.iterations + ",p=" + cost.lanes + "$" + encode(salt)
                + "$" + encode(tag(password, salt, cost, TAG_BYTES));
    }

    @Override
    public boolean matches(String password, String hash) {
        return parse(hash)
                .map(h -> MessageDigest.isEqual(h.tag, tag(password, h.salt, h.cost, h.tag.length)))
                .orElse(false);
    }

    @Override
    public boolean isOutdated(String hash) {
        return parse(hash).filter(h -> !h.cost.equals(cost)).isPresent();
    }

    private static Optional<Phc> parse(String hash) {
        Matcher m = PHC.matcher(hash);
        if (!m.matches()) {
            return Optional.empty();
        }
        try {
            Cost cost =
                    new Cost(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)));
            Phc phc = new Phc(
                    cost,
                    Base64.getDecoder().decode(m.group(4)),
                    Base64.getDecoder().decode(m.group(5)));
            // Shorter ones are not ours: cut off, or made to be guessed.
            return phc.salt.length < MIN_SALT_BYTES || phc.tag.length < MIN_TAG_BYTES
                    ? Optional.empty()
                    : Optional.of(phc);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] tag(String password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib)
                .withIterations(cost.iterations)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] tag = new byte[length];
        atOnce.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), tag);
        } finally {
            atOnce.release();
        }
        return tag;
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * How dear a guess is.
     *
     * @param memoryKib memory in KiB, at least 8 for each lane and at most 262,144 (256 MiB)
     * @param iterations passes over it, 1 to 64
     * @param lanes independent lanes, 1 to 16
     */
    public record Cost(int memoryKib, int iterations, int lanes) {
        /** 19 MiB, two passes, one lane: the least that OWASP's password storage advice names for Argon2id. */
        public static final Cost INTERACTIVE = new Cost(19_456, 2, 1);

        private static final int MAX_MEMORY_KIB = 256 * 1024;
        private static final int MAX_ITERATIONS = 64;
        private static final int MAX_LANES = 16;

        /** @throws IllegalArgumentException when a figure is out of its bounds */
        public Cost {
            if (iterations < 1 || lanes < 1 || memoryKib < 8 * lanes) {
                throw new IllegalArgumentException("Argon2 needs at least 8 KiB a lane, one pass and one lane");
            }
            // A stored hash names its own cost: without a bound a damaged one takes all memory at the next sign-in.
            if (iterations > MAX_ITERATIONS || lanes > MAX_LANES || memoryKib > MAX_MEMORY_KIB) {
                throw new IllegalArgumentException("Argon2 is used with at most " + MAX_MEMORY_KIB + " KiB, "
                        + MAX_ITERATIONS + " passes and " + MAX_LANES + " lanes");
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared or shared
    private record Phc(Cost cost, byte[] salt, byte[] tag) {}
}
