package dev.crewx.application.bundle.spi;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** Bundles as files on disk. */
public interface BundleFiles {
    /** What stands at a path. */
    Kind kind(Path path);

    /**
     * Opens a file for reading; the caller closes it.
     *
     * @throws BundleFault when it cannot be opened
     */
    InputStream open(Path file);

    /**
     * Begins a file that shall stand at {@code target}, and replaces one that stands there when committed.
     *
     * @throws BundleFault when it cannot be begun
     */
    PendingFile create(Path target);

    /** What stands at a path. */
    enum Kind {
        /** A regular file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** Nothing, or something that can be neither read nor entered. */
        ABSENT
    }

    /** A file in the making. Closed without a commit it leaves nothing behind. */
    interface PendingFile extends AutoCloseable {
        /** Where to write; do not close it. */
        OutputStream out();

        /**
         * Puts the file at its target, in one step.
         *
         * @throws BundleFault when that is not possible
         */
        void commit();

        /** Throws away what was not committed. */
        @Override
        void close();
    }
}
