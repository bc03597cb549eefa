package dev.crewx.application.bundle.spi;

import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.manifest.Finding;
import java.util.List;

/** What became of reading an archive to its end. */
public sealed interface ArchiveReading {
    /**
     * It keeps every rule of the container; nothing is said about the manifest.
     *
     * @param digest of the archive's bytes
     * @param size of the archive in bytes
     * @param unpackedSize of all files together in bytes
     * @param files in the order of the archive
     */
    record Intact(Digest digest, long size, long unpackedSize, List<BundleFile> files) implements ArchiveReading {
        /** Copies the list. */
        public Intact {
            files = List.copyOf(files);
        }
    }

    /**
     * It is longer than an archive may be; no more than that was read.
     *
     * @param limit how many bytes it may have
     */
    record TooLarge(long limit) implements ArchiveReading {}

    /**
     * It breaks rules. Where the rest could still be read, the rest's problems are there too.
     *
     * @param findings at least one error, each naming the entry it is about
     */
    record Corrupt(List<Finding> findings) implements ArchiveReading {
        /** Copies the list. */
        public Corrupt {
            findings = List.copyOf(findings);
        }
    }
}
