package dev.crewx.architecture.seeded.catching;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** As it should be, though the compiler makes handlers for everything of it. */
final class CatchesByName {
    private CatchesByName() {}

    record Pair(Object left, Object right) {}

    static int close(byte[] bytes) {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String match(Object value) {
        return switch (value) {
            case Pair(String left, String right) -> left + right;
            default -> "";
        };
    }

    static synchronized int last(int[] numbers) {
        try {
            return numbers[numbers.length - 1];
        } finally {
            numbers[0] = 0;
        }
    }
}
