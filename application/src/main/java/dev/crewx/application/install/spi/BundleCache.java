package dev.crewx.application.install.spi;

import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bundles that were downloaded before, by digest, shared by all projects of the user. What is in it was checked when it
 * came in; whoever uses it may check again.
 */
public interface BundleCache {

    /**
     * The file that holds the bundle of this digest.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when the cache cannot be read
     */
    Optional<Path> find(Digest digest);

    /**
     * Takes in a bundle. It becomes visible only when its bytes have the digest it is expected to have.
     *
     * @param expected the digest
     * @param source writes the bytes
     * @return the digest the bytes have; when it is not {@code expected}, nothing was kept
     * @throws dev.crewx.application.remote.spi.ClientStateException when the cache cannot be written; nothing was kept
     */
    Digest store(Digest expected, Source source);

    /**
     * Writes a bundle's bytes. What it throws unchecked comes out of {@link #store} as it is; an {@link IOException} is
     * taken for the sink's and comes out as the cause of a
     * {@link dev.crewx.application.remote.spi.ClientStateException}. Either way nothing is kept.
     */
    @FunctionalInterface
    interface Source {
        /** Writes all bytes; does not close the sink. */
        void writeTo(OutputStream sink) throws IOException;
    }
}
