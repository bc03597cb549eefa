package dev.crewx.application.bundle.spi;

import dev.crewx.domain.manifest.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks through folders that shall become bundles. */
public interface SourceFolders {
    /**
     * Lists what of a folder belongs into its bundle. {@code .crewxignore} files have their say (gitignore syntax;
     * in a folder without one, {@code .gitignore}); version control, {@code node_modules}, {@code .env*} and private
     * keys stay out always. Symbolic links that stay inside the folder are followed. The order of the list does not
     * depend on the file system.
     *
     * @throws BundleFault when the folder cannot be read
     */
    Scan scan(Path folder, BundleLimits limits);

    /** What became of a look. */
    sealed interface Scan {
        /**
         * The folder can be bundled.
         *
         * @param name the folder's own name
         * @param files by path
         * @param leftOut what does not belong into the bundle, by path
         * @param repositoryUrl the address of the repository the folder is the root of, without credentials
         */
        record Scanned(String name, List<SourceFile> files, List<LeftOut> leftOut, Optional<String> repositoryUrl)
                implements Scan {
            /** Copies the lists. */
            public Scanned {
                files = List.copyOf(files);
                leftOut = List.copyOf(leftOut);
            }
        }

        /**
         * The folder cannot be bundled: a link leads out of it, or it holds more than a bundle may.
         *
         * @param findings at least one error
         */
        record Refused(List<Finding> findings) implements Scan {
            /** Copies the list. */
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** There is no such folder. */
        record Absent() implements Scan {}
    }

    /**
     * A file that belongs into the bundle.
     *
     * @param path relative to the folder, with {@code /}
     * @param size in bytes, when it was listed
     * @param executable whether its owner may execute it
     * @param content its bytes
     */
    record SourceFile(String path, long size, boolean executable, ArchiveItem.Content content) {}

    /**
     * Something that does not belong into the bundle.
     *
     * @param path relative to the folder, with {@code /}; a folder's ends with {@code /}
     * @param reason why
     */
    record LeftOut(String path, Reason reason) {}

    /** Why something does not belong into the bundle. */
    enum Reason {
        /** It is never wanted: version control, installed modules, what tools leave behind. */
        NEVER_WANTED,
        /** An ignore file says so. */
        IGNORED,
        /** It holds or may hold secrets: environment files, private keys. */
        SECRET
    }
}
