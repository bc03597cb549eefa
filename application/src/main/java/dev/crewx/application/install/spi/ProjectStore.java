package dev.crewx.application.install.spi;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.PackageId;
import java.nio.file.Path;
import java.util.Optional;

/** One project on disk: what it requires, what is locked, what is installed. */
public interface ProjectStore {

    /**
     * What the project's files say; the empty project when there are none.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when a file cannot be read or understood, naming it
     */
    ProjectState load();

    /**
     * Writes the project's files, each whole or not at all.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when that fails
     */
    void save(ProjectState state);

    /** Where a package is installed, or would be. */
    Path location(PackageId id);

    /**
     * The digest of the bundle that an installed package came from.
     *
     * @return empty when it is not installed, or not wholly
     * @throws dev.crewx.application.remote.spi.ClientStateException when that cannot be read
     */
    Optional<Digest> installed(PackageId id);

    /**
     * Begins to change installed packages.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when that cannot be begun
     */
    Change begin();

    /** Packages on their way in and out. Closed without a commit it leaves everything as it was. */
    interface Change extends AutoCloseable {

        /**
         * Where the files of a package are to be put: a path at which nothing stands yet, whose parent exists. Of a
         * package that is staged again the last counts.
         *
         * @param digest of the bundle they come from
         */
        Path stage(PackageId id, Digest digest);

        /** Takes a package out at the commit; no error when it is not installed. */
        void remove(PackageId id);

        /**
         * Puts every staged package in its place and takes the removed ones out.
         *
         * @throws dev.crewx.application.remote.spi.ClientStateException when that fails; then all is as it was
         */
        void commit();

        /** Throws away what was not committed; twice does no harm. */
        @Override
        void close();
    }
}
