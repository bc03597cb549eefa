package dev.crewx.workspace.files;

import dev.crewx.application.install.spi.ProjectStore.Patience;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Lets one at a time change a project: one of this process, by a set, and one of all processes, by a lock of the operating
 * system, which goes with its process however that ends.
 */
final class ProjectLock implements AutoCloseable {
    /** The system's locks are the process's: within it, it does not keep threads apart. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final long LOOK_EVERY_MILLIS = 20;

    private final Path file;
    private final FileChannel channel;

    private ProjectLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits for the lock. The folder of the file is there.
     *
     * @return empty when the patience was at an end
     */
    static Optional<ProjectLock> acquire(Path file, Patience patience) throws IOException {
        boolean told = false;
        while (true) {
            Optional<ProjectLock> lock = attempt(file);
            if (lock.isPresent()) {
                return lock;
            }
            if (!told) {
                told = true;
                patience.waiting();
            }
            if (patience.isEnded()) {
                return Optional.empty();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    private static Optional<ProjectLock> attempt(Path file) throws IOException {
        if (!HELD.add(file)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            Optional<ProjectLock> lock = ofSystem(file);
            taken = lock.isPresent();
            return lock;
        } finally {
            if (!taken) {
                HELD.remove(file);
            }
        }
    }

    private static Optional<ProjectLock> ofSystem(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        Optional<Object> expected = FileIdentity.of(file);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            FileLock lock = channel.tryLock();
            // Whoever held it may have removed the file: a lock on what is no longer there keeps nobody out.
            taken = lock != null && expected.isPresent() && expected.equals(FileIdentity.of(file));
            return taken ? Optional.of(new ProjectLock(file, channel)) : Optional.empty();
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // Somebody else was first.
        }
    }

    /** Lets the next one in. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(file);
        }
    }
}
