package dev.crewx.workspace.files;

import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bundles as files named by their digest, in folders of its first two digits. What is on its way has the same name with
 * {@code .part} behind it, and is written by one at a time; a second one that wants the same bundle meanwhile gets it for
 * itself and does not wait for somebody who may be slower.
 */
final class FileBundleCache implements BundleCache {
    private static final int BUFFER = 64 * 1024;
    private static final String BUNDLE = ".crewx";

    private final Path root;
    private final StepObserver observer;

    /** In the user's folder for caches. */
    FileBundleCache(UserFolders folders, StepObserver observer) {
        this.root = folders.cache().resolve("bundles");
        this.observer = observer;
    }

    @Override
    public boolean mayHold(Digest digest) {
        return Files.isRegularFile(file(digest));
    }

    @Override
    public Optional<Path> find(Digest digest) {
        Path file = file(digest);
        try {
            if (FileComparison.digest(file).equals(digest)) {
                return Optional.of(file);
            }
            observer.before("delete " + file);
            Files.deleteIfExists(file);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ClientStateException("Cannot read the cache at " + root + ": " + IoReason.of(e), e);
        }
    }

    @Override
    public Health check() {
        Checkup checkup = new Checkup();
        try {
            if (Files.isDirectory(root)) {
                Files.walkFileTree(root, checkup);
            }
        } catch (IOException e) {
            throw new ClientStateException("Cannot read the cache at " + root + ": " + IoReason.of(e), e);
        }
        return new Health(
                root, checkup.bundles, checkup.sizeBytes, checkup.damaged, checkup.unfinished, Disk.isWritable(root));
    }

    /** What a walk through the cache finds. */
    private static final class Checkup extends SimpleFileVisitor<Path> {
        private final List<Path> damaged = new ArrayList<>();
        private int bundles;
        private int unfinished;
        private long sizeBytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = String.valueOf(file.getFileName());
            if (!name.endsWith(BUNDLE)) {
                unfinished++;
            } else if (isWhole(file, name.substring(0, name.length() - BUNDLE.length()))) {
                bundles++;
                sizeBytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isWhole(Path file, String hex) throws IOException {
            try {
                boolean whole = FileComparison.digest(file).hex().equals(hex);
                if (!whole) {
                    damaged.add(file);
                }
                return whole;
            } catch (NoSuchFileException e) {
                return false; // another process saw that it was damaged
            }
        }
    }

    @Override
    public Digest store(Digest expected, Source source) {
        Path file = file(expected);
        try {
            Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path part = folder.resolve(file.getFileName() + ".part");
            observer.before("write " + part);
            makeFile(part);
            Optional<Object> expectedPart = FileIdentity.of(part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = tryLock(channel)) {
                // Another may have finished it, and given the file its name, between opening and locking.
                if (lock != null && FileIdentity.of(part).equals(expectedPart)) {
                    return goOn(channel, part, file, expected, source);
                }
            } catch (NoSuchFileException e) {
                // Finished by another.
            }
            return alone(folder, file, expected, source);
        } catch (IOException e) {
            throw new ClientStateException(
                    "Cannot write to the cache at " + root + ": " + IoReason.of(e)
                            + "; XDG_CACHE_HOME or CREWX_HOME puts it elsewhere",
                    e);
        }
    }

    private static void makeFile(Path part) throws IOException {
        try {
            Files.createFile(part);
        } catch (FileAlreadyExistsException e) {
            // What came before a download was broken off, or what another is downloading.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another thread of this process
        }
    }

    private Digest goOn(FileChannel channel, Path part, Path file, Digest expected, Source source) throws IOException {
        long there = channel.size();
        Digest found;
        try {
            found = complete(channel, there, source);
        } finally {
            if (channel.isOpen() && channel.size() == 0) {
                Files.deleteIfExists(part);
            }
        }
        if (!found.equals(expected) && there > 0) {
            // What was there may have been at fault: once more, all of it.
            channel.truncate(0);
            found = complete(channel, 0, source);
        }
        if (found.equals(expected)) {
            observer.before("move " + part + " to " + file);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } else {
            observer.before("delete " + part);
            Files.deleteIfExists(part);
        }
        return found;
    }

    /** Reads what is there and appends the rest; the digest of it all. */
    private static Digest complete(FileChannel channel, long there, Source source) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        channel.position(0);
        InputStream known = Channels.newInputStream(channel);
        byte[] buffer = new byte[Math.clamp(there, 1, BUFFER)];
        for (long left = there; left > 0; ) {
            int read = known.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new IOException("the file is shorter than it was");
            }
            sha256.update(buffer, 0, read);
            left -= read;
        }
        source.writeTo(there, new DigestOutputStream(Channels.newOutputStream(channel), sha256));
        return Digest.from(sha256.digest());
    }

    private Digest alone(Path folder, Path file, Digest expected, Source source) throws IOException {
        Path fresh = Files.createTempFile(folder, ".download-", ".tmp");
        try {
            Digest found;
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                found = complete(channel, 0, source);
            }
            if (found.equals(expected)) {
                observer.before("move " + fresh + " to " + file);
                // In one step also where it stands already: a plain replacement removes it first.
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return found;
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private Path file(Digest digest) {
        return root.resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + BUNDLE);
    }
}
