package dev.crewx.application.testkit;

import dev.crewx.application.access.spi.SecretGenerator;
import dev.crewx.domain.integrity.Digest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** The same bytes in every run, each time others; good for nothing but tests. */
public final class TinySecretGenerator implements SecretGenerator {
    private final AtomicLong made = new AtomicLong();

    /** One that has made nothing yet. */
    public TinySecretGenerator() {}

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        long number = made.incrementAndGet();
        for (int i = 0; i < count; i += 32) {
            byte[] some = Digest.of((number + "/" + i).getBytes(StandardCharsets.UTF_8))
                    .bytes();
            System.arraycopy(some, 0, bytes, i, Math.min(32, count - i));
        }
        return bytes;
    }
}
