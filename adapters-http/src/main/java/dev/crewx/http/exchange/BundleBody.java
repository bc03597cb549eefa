package dev.crewx.http.exchange;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Bytes of a bundle for an answer, in the form in which they are sent with the least work. */
public sealed interface BundleBody {

    /** How many bytes there are. */
    long sizeBytes();

    /**
     * In memory.
     *
     * @param bytes from its position to its limit; read-only
     */
    record InMemory(ByteBuffer bytes) implements BundleBody {
        @Override
        public long sizeBytes() {
            return bytes.remaining();
        }
    }

    /**
     * A part of a file.
     *
     * @param file where
     * @param from how many bytes to leave out at the beginning
     * @param sizeBytes how many bytes to send
     */
    record InFile(Path file, long from, long sizeBytes) implements BundleBody {}

    /**
     * To be read as it is sent.
     *
     * @param sizeBytes how many bytes the stream has
     * @param open opens the stream; may wait
     */
    record Streamed(long sizeBytes, Supplier<InputStream> open) implements BundleBody {}
}
