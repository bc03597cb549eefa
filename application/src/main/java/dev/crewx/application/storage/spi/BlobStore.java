package dev.crewx.application.storage.spi;

import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The bundles' bytes, known by their digest. Bytes become visible whole or not at all; storing the same bytes again
 * changes nothing.
 */
public interface BlobStore {

    /**
     * Begins to store bytes whose digest is known only at the end.
     *
     * @throws StorageException when the store fails
     */
    Upload begin();

    /**
     * Opens stored bytes for reading from the beginning; the caller closes the stream.
     *
     * @return empty when no such bytes are stored
     * @throws StorageException when the store fails
     */
    Optional<InputStream> open(Digest digest);

    /**
     * The length of stored bytes.
     *
     * @return in bytes; empty when no such bytes are stored
     * @throws StorageException when the store fails
     */
    Optional<Long> size(Digest digest);

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
