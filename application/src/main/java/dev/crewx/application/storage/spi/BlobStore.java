package dev.crewx.application.storage.spi;

import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The bundles' bytes, known by their digest. Bytes become visible whole or not at all; storing the same bytes again
 * changes nothing but the time they were stored last.
 */
public interface BlobStore {

    /**
     * Begins to store bytes whose digest is known only at the end.
     *
     * @throws StorageException when the store fails
     */
    Upload begin();

    /**
     * Opens stored bytes for reading from the beginning; the caller closes the stream. Whoever holds an open stream may
     * read it to its end, also when the bytes are removed meanwhile.
     *
     * @return empty when no such bytes are stored
     * @throws StorageException when the store fails
     */
    Optional<InputStream> open(Digest digest);

    /**
     * Opens a part of stored bytes; the caller closes the stream.
     *
     * @param from how many bytes to leave out at the beginning
     * @param length how many bytes the stream has
     * @return empty when no such bytes are stored
     * @throws IllegalArgumentException when there are not so many bytes from there on, or one of the two is negative
     * @throws StorageException when the store fails
     */
    Optional<InputStream> open(Digest digest, long from, long length);

    /**
     * Stored bytes in the form in which this store hands them on with the least work.
     *
     * @return empty when no such bytes are stored
     * @throws StorageException when the store fails
     */
    Optional<Content> content(Digest digest);

    /**
     * The length of stored bytes.
     *
     * @return in bytes; empty when no such bytes are stored
     * @throws StorageException when the store fails
     */
    Optional<Long> size(Digest digest);

    /**
     * A part of all that is stored, by digest.
     *
     * @param after the digest to go on after; empty for the beginning
     * @param limit how many at the most, 1 or more
     * @return fewer than {@code limit} only at the end
     * @throws IllegalArgumentException when {@code limit} is less than 1
     * @throws StorageException when the store fails
     */
    List<Stored> list(Optional<Digest> after, int limit);

    /**
     * Removes bytes that nobody stored, or stored again, at {@code storedBefore} or later. The two are one step: an
     * upload of the same bytes that commits meanwhile keeps them, or stores them after the removal.
     *
     * @return whether they were there and were removed
     * @throws StorageException when the store fails
     */
    boolean remove(Digest digest, Instant storedBefore);

    /**
     * Stored bytes, told without reading them.
     *
     * @param digest their digest
     * @param sizeBytes how many they are
     * @param storedAt when they were last committed, by the store's clock
     */
    record Stored(Digest digest, long sizeBytes, Instant storedAt) {}

    /** The form in which bytes can be handed on. */
    sealed interface Content {

        /** How many bytes there are. */
        long sizeBytes();
    }

    /**
     * All of them in memory.
     *
     * @param bytes read-only, from its position to its limit, a buffer of the caller's own; valid for good
     */
    record InMemory(ByteBuffer bytes) implements Content {
        @Override
        public long sizeBytes() {
            return bytes.remaining();
        }
    }

    /**
     * A file that holds them and nothing else.
     *
     * @param file where; it never changes, but may be removed with the bytes
     * @param sizeBytes its length
     */
    record InFile(Path file, long sizeBytes) implements Content {}

    /**
     * Only to be had as a stream, by {@link #open(Digest, long, long)}.
     *
     * @param sizeBytes how many there are
     */
    record Streamed(long sizeBytes) implements Content {}

    /** Bytes on their way in; used by one thread. Closing without {@link #commit} leaves nothing behind. */
    interface Upload extends AutoCloseable {

        /** Where the bytes go; its {@code write} throws {@link IOException} when the store fails or the upload has ended. */
        OutputStream sink();

        /**
         * Makes all bytes written so far visible under their digest. No more can be written.
         *
         * @return the digest
         * @throws IllegalStateException when it was committed or closed before
         * @throws StorageException when the store fails; then nothing is visible
         */
        Digest commit();

        /** Ends the upload; without a commit before, as if it had never begun. */
        @Override
        void close();
    }
}
