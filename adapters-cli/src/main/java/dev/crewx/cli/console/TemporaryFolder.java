package dev.crewx.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A folder for a while; gone with all that is in it when closed.
 *
 * @param path where it is, absolute and without links
 */
public record TemporaryFolder(Path path) implements AutoCloseable {

    /**
     * A new, empty one that only this user can read.
     *
     * @throws CommandFailure when it cannot be made
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix).toRealPath());
        } catch (IOException e) {
            throw CommandFailure.of(FailureType.IO, "Cannot make a temporary folder: " + e.getMessage());
        }
    }

    /** @throws UncheckedIOException when something in it cannot be removed */
    @Override
    public void close() {
        if (!Files.exists(path)) {
            return;
        }
        try {
            Files.walkFileTree(path, new Removal());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove the temporary folder " + path, e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
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
    }
}
