package dev.crewx.workspace.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that changes the disk under a project, each step announced before it is taken. */
final class Disk {
    private final StepObserver observer;

    Disk(StepObserver observer) {
        this.observer = observer;
    }

    /** Whether anything stands there; a link that leads nowhere does. */
    static boolean stands(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether something can be put into a folder, or into where it would be made. */
    static boolean isWritable(Path folder) {
        Path at = folder;
        while (at != null && !stands(at)) {
            at = at.getParent();
        }
        return at != null && Files.isDirectory(at) && Files.isWritable(at);
    }

    /** Makes a folder and what is missing above it; those that were made, the outermost first. */
    List<Path> makeFolders(Path folder) throws IOException {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder; at != null && !Files.isDirectory(at); at = at.getParent()) {
            missing.addFirst(at);
        }
        for (Path one : missing) {
            observer.before("make " + one);
            try {
                Files.createDirectory(one);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(one)) {
                    throw e;
                }
            }
        }
        return missing;
    }

    /** Writes a new file. */
    void write(Path file, byte[] content) throws IOException {
        observer.before("write " + file);
        Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Writes a new file that outlives a power failure once this returns. */
    void writeDurably(Path file, byte[] content) throws IOException {
        observer.before("write " + file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Moves a file, a link or a folder to where nothing stands, also to another file system. */
    void move(Path from, Path to) throws IOException {
        observer.before("move " + from + " to " + to);
        try {
            Files.move(from, to, LinkOption.NOFOLLOW_LINKS);
        } catch (DirectoryNotEmptyException e) {
            // A folder between file systems.
            copyTree(from, to);
            deleteTree(from);
        }
    }

    /** Puts a file in the place of another in one step, where the system can. */
    void replace(Path from, Path to) throws IOException {
        observer.before("replace " + to);
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Copies a file; where the file system can, it shares the blocks until one is written to. */
    void copy(Path from, Path to) throws IOException {
        observer.before("copy " + from + " to " + to);
        Files.copy(from, to, LinkOption.NOFOLLOW_LINKS);
    }

    /** Copies a folder with all that is in it to where nothing stands. */
    void copyTree(Path from, Path to) throws IOException {
        observer.before("copy " + from + " to " + to);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectory(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()), LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Makes a link; false where this system or this user cannot. */
    boolean link(Path at, Path to) throws IOException {
        observer.before("link " + at);
        try {
            Files.createSymbolicLink(at, to);
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            if (Objects.equals(at.getFileSystem().getSeparator(), "\\")) {
                return false; // Windows gives links to the privileged only
            }
            throw e;
        }
    }

    /** Removes a file, a link, or a folder with all that is in it; links are not followed; no error when absent. */
    void deleteTree(Path path) throws IOException {
        if (!stands(path)) {
            return;
        }
        observer.before("delete " + path);
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Removes a folder when nothing is in it. */
    void deleteIfEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        observer.before("delete " + folder);
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // It is used for something else by now.
        }
    }
}
