package dev.crewx.registry.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PatientInputTest {
    private static final Transport.Patience PATIENCE =
            new Transport.Patience(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final AtomicLong nanos = new AtomicLong();

    /** A body of so many bytes, each read of which takes so long. */
    private InputStream body(int bytes, int perRead, Duration time) {
        InputStream slow = new InputStream() {
            private int left = bytes;

            @Override
            public int read() {
                nanos.addAndGet(time.toNanos());
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (length == 0) {
                    return 0;
                }
                nanos.addAndGet(time.toNanos());
                int count = Math.min(Math.min(left, perRead), length);
                left -= count;
                return count == 0 ? -1 : count;
            }
        };
        return new PatientInput(slow, PATIENCE, nanos::get);
    }

    @Test
    void waitsForWhatKeepsComing() throws IOException {
        assertEquals(100_000, body(100_000, 512, Duration.ofSeconds(3)).readAllBytes().length);
        assertEquals('x', body(1, 1, Duration.ofSeconds(9)).read());
    }

    @Test
    void givesUpOnATrickle() {
        SocketTimeoutException slow = assertThrows(
                SocketTimeoutException.class,
                () -> body(100_000, 1, Duration.ofSeconds(1)).readAllBytes());
        assertTrue(slow.getMessage().startsWith("10 bytes came in 10 s"), slow.getMessage());
    }

    @Test
    void doesNotMindASlowEnd() throws IOException {
        assertEquals(3, body(3, 3, Duration.ofSeconds(9)).readAllBytes().length);
    }
}
