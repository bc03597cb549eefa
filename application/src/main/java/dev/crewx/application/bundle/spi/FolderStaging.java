package dev.crewx.application.bundle.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Folders that come into being whole or not at all. */
public interface FolderStaging {
    /**
     * Begins a folder that shall stand at {@code target}: beside it, so that one rename puts it there.
     *
     * @throws BundleFault when it cannot be begun
     */
    Staging stage(Path target);

    /** What became of a beginning. */
    sealed interface Staging {
        /**
         * It can be filled.
         *
         * @param folder for the caller to commit or close
         */
        record Ready(StagedFolder folder) implements Staging {}

        /** Something stands at the target that is not an empty folder. */
        record Occupied() implements Staging {}
    }

    /** A folder in the making. Closed without a commit it leaves nothing behind, its parents' folders included. */
    interface StagedFolder extends AutoCloseable {
        /**
         * Writes one file and the folders it needs.
         *
         * @param path as in {@link BundleFile}; has passed the rules
         * @throws IOException when the content or the disk fails
         */
        void write(String path, boolean executable, InputStream content) throws IOException;

        /**
         * Puts the folder at its target, in one step.
         *
         * @throws BundleFault when that is not possible, for instance because something stands there by now
         */
        void commit();

        /** Throws away what was not committed. */
        @Override
        void close();
    }
}
