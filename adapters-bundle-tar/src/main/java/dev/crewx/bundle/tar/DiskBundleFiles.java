package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Bundles on disk. */
final class DiskBundleFiles implements BundleFiles {
    @Override
    public Kind kind(Path path) {
        if (Files.isDirectory(path)) {
            return Kind.FOLDER;
        }
        return Files.isRegularFile(path) ? Kind.FILE : Kind.ABSENT;
    }

    @Override
    public InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new BundleFault("Could not open " + file, e);
        }
    }

    @Override
    public PendingFile create(Path target) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + UUID.randomUUID() + ".crewx.tmp");
        try {
            MadeParents made = MadeParents.above(absolute);
            OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    64 * 1024);
            return new Pending(temporary, absolute, made, out);
        } catch (IOException e) {
            throw new BundleFault("Could not create a file beside " + target, e);
        }
    }

    /** A file under another name until it is whole. */
    private static final class Pending implements PendingFile {
        private final Path temporary;
        private final Path target;
        private final MadeParents madeParents;
        private final OutputStream out;
        private boolean committed;

        Pending(Path temporary, Path target, MadeParents madeParents, OutputStream out) {
            this.temporary = temporary;
            this.target = target;
            this.madeParents = madeParents;
            this.out = out;
        }

        @Override
        public OutputStream out() {
            return out;
        }

        @Override
        public void commit() {
            try {
                out.close();
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                committed = true;
            } catch (IOException e) {
                throw new BundleFault("Could not write " + target, e);
            }
        }

        @Override
        public void close() {
            if (committed) {
                return;
            }
            try {
                try (out) {
                    Files.deleteIfExists(temporary);
                }
                madeParents.removeEmpty();
            } catch (IOException e) {
                throw new BundleFault("Could not remove " + temporary, e);
            }
        }
    }
}
