package dev.crewx.workspace.files;

import dev.crewx.application.remote.spi.ClientStateException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A file that one process and thread holds at a time; the others wait. It stays behind, empty: removing it would let two
 * in.
 */
final class ProcessLock {
    /** Within one process the system's locks do not count, so threads wait here first. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;

    /** On a file, which need not be there yet. */
    ProcessLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /**
     * Does something while nobody else does.
     *
     * @throws ClientStateException when the file cannot be locked; then nothing was done
     */
    <T> T hold(Supplier<T> work) {
        ReentrantLock threads = THREADS.computeIfAbsent(file, path -> new ReentrantLock());
        threads.lock();
        try (FileChannel channel = open();
                FileLock held = channel.lock()) {
            Objects.requireNonNull(held);
            return work.get();
        } catch (IOException e) {
            throw new ClientStateException("Cannot lock " + file + ": " + IoReason.of(e), e);
        } finally {
            threads.unlock();
        }
    }

    private FileChannel open() throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
