package dev.crewx.application.install.spi;

import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Bundles that were downloaded before, by digest, shared by all projects of the user. May be used by many threads and
 * processes at once.
 */
public interface BundleCache {

    /**
     * The file that holds the bundle of this digest, its bytes looked at now. A file whose bytes are others is removed.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when the cache cannot be read
     */
    Optional<Path> find(Digest digest);

    /** Whether there is such a file; its bytes are not looked at. */
    boolean mayHold(Digest digest);

    /**
     * Looks at every bundle, and changes nothing.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when the cache cannot be read
     */
    Health check();

    /**
     * How a cache was found.
     *
     * @param place where it is
     * @param bundles how many bundles it holds that are whole
     * @param sizeBytes what they take
     * @param damaged files whose bytes are not those they are named by; each is removed and fetched anew once it is wanted
     * @param unfinished how many downloads were broken off, or are on their way
     * @param writable whether more can be kept
     */
    record Health(Path place, int bundles, long sizeBytes, List<Path> damaged, int unfinished, boolean writable) {
        /** Copies the list. */
        public Health {
            damaged = List.copyOf(damaged);
        }
    }

    /**
     * Takes in a bundle. It becomes visible only when its bytes have the digest it is expected to have. What came before
     * the source broke off is kept aside, so that the next call can go on from there.
     *
     * @param expected the digest
     * @param source writes the bytes
     * @return the digest the bytes have; when it is not {@code expected}, nothing was kept
     * @throws dev.crewx.application.remote.spi.ClientStateException when the cache cannot be written
     */
    Digest store(Digest expected, Source source);

    /**
     * Writes a bundle's bytes. What it throws unchecked comes out of {@link #store} as it is; an {@link IOException} is
     * taken for the sink's and comes out as the cause of a
     * {@link dev.crewx.application.remote.spi.ClientStateException}.
     */
    @FunctionalInterface
    interface Source {
        /**
         * Writes the bytes from an offset on; does not close the sink.
         *
         * @param from how many bytes there are already
         */
        void writeTo(long from, OutputStream sink) throws IOException;
    }
}
