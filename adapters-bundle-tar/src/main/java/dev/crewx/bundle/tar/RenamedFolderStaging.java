package dev.crewx.bundle.tar;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.FolderStaging;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A folder under another name beside its target, renamed when it is whole. */
final class RenamedFolderStaging implements FolderStaging {
    @Override
    public Staging stage(Path target) {
        Path absolute = target.toAbsolutePath().normalize();
        try {
            if (isOccupied(absolute)) {
                return new Staging.Occupied();
            }
            MadeParents made = MadeParents.above(absolute);
            Path staged = absolute.resolveSibling("." + UUID.randomUUID() + ".crewx.tmp");
            Files.createDirectory(staged);
            return new Staging.Ready(new Staged(staged, absolute, made));
        } catch (IOException e) {
            throw new BundleFault("Could not create a folder beside " + target, e);
        }
    }

    private static boolean isOccupied(Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (Stream<Path> children = Files.list(target)) {
            return children.findAny().isPresent();
        }
    }

    /** The folder under its other name. */
    private static final class Staged implements StagedFolder {
        private static final Set<PosixFilePermission> EXECUTE = EnumSet.of(
                PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_EXECUTE);

        private final Path staged;
        private final Path target;
        private final MadeParents madeParents;
        private final Set<Path> madeFolders = new HashSet<>();
        private final boolean posix;
        private boolean committed;

        Staged(Path staged, Path target, MadeParents madeParents) {
            this.staged = staged;
            this.target = target;
            this.madeParents = madeParents;
            this.posix = staged.getFileSystem().supportedFileAttributeViews().contains("posix");
        }

        @Override
        public void write(String path, boolean executable, InputStream content) throws IOException {
            Path file = staged.resolve(path).normalize();
            if (!file.startsWith(staged) || file.equals(staged)) {
                throw new IllegalArgumentException("The path " + path + " leads out of the folder");
            }
            Path folder = file.getParent();
            if (folder != null && madeFolders.add(folder)) {
                Files.createDirectories(folder);
            }
            try (OutputStream out = Files.newOutputStream(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                content.transferTo(out);
            }
            if (executable && posix) {
                Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                permissions.addAll(EXECUTE);
                Files.setPosixFilePermissions(file, permissions);
            }
        }

        @Override
        public void commit() {
            try {
                removeEmptyFolder(target);
                Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
                committed = true;
            } catch (IOException e) {
                throw new BundleFault("Could not put the folder at " + target, e);
            }
        }

        /** A folder that is not empty refuses to go; what is no folder would not, and stays. */
        private static void removeEmptyFolder(Path target) throws IOException {
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(target);
            } else if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(target.toString());
            }
        }

        @Override
        public void close() {
            if (committed) {
                return;
            }
            try {
                removeTree(staged);
                madeParents.removeEmpty();
            } catch (IOException e) {
                throw new BundleFault("Could not remove " + staged, e);
            }
        }

        private static void removeTree(Path folder) throws IOException {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(
                        Path visited, @org.jspecify.annotations.Nullable IOException problem) throws IOException {
                    Optional<IOException> failed = Optional.ofNullable(problem);
                    if (failed.isPresent()) {
                        throw failed.get();
                    }
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
