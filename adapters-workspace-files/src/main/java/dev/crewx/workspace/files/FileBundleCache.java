package dev.crewx.workspace.files;

import dev.crewx.application.install.spi.BundleCache;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;

/** Bundles as files named by their digest, in folders of its first two digits. */
final class FileBundleCache implements BundleCache {
    private final Path root;

    /** In the user's folder for caches. */
    FileBundleCache(UserFolders folders) {
        this.root = folders.cache().resolve("bundles");
    }

    @Override
    public Optional<Path> find(Digest digest) {
        Path file = file(digest);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    @Override
    public Digest store(Digest expected, Source source) {
        Path file = file(expected);
        try {
            Path folder = Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path fresh = Files.createTempFile(folder, ".download-", ".tmp");
            try {
                Digest found = write(fresh, source);
                if (found.equals(expected)) {
                    // In one step also where it stands already: a plain replacement removes it first.
                    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
                }
                return found;
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new ClientStateException("Cannot write to the cache at " + root + ": " + e.getMessage(), e);
        }
    }

    private static Digest write(Path target, Source source) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(target), sha256)) {
            source.writeTo(out);
        }
        return Digest.from(sha256.digest());
    }

    private Path file(Digest digest) {
        return root.resolve(digest.hex().substring(0, 2)).resolve(digest.hex() + ".crewx");
    }
}
