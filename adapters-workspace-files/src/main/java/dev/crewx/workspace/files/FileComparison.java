package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.spi.FileChange;
import dev.crewx.domain.integrity.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Compares a folder with the files that should be in it, byte by byte. */
final class FileComparison {
    private static final Set<String> LEFT_BY_TOOLS = Set.of("__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini");
    private static final int BUFFER = 64 * 1024;

    private FileComparison() {}

    /** The differences, by path. A folder that is not there lacks all files. */
    static List<FileChange> changes(Path folder, Collection<BundleFile> expected) throws IOException {
        Map<String, BundleFile> missing = new TreeMap<>();
        expected.forEach(file -> missing.put(file.path(), file));
        Map<String, FileChange> changes = new TreeMap<>();
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                    return isLeftByTools(inner) && !inner.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = folder.relativize(file).toString().replace('\\', '/');
                    BundleFile known = missing.remove(path);
                    if (known == null && !isLeftByTools(file)) {
                        changes.put(path, new FileChange(path, FileChange.Kind.ADDED));
                    } else if (known != null && !isAs(known, file, attributes)) {
                        changes.put(path, new FileChange(path, FileChange.Kind.CHANGED));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } else if (Disk.stands(folder)) {
            changes.put(".", new FileChange(".", FileChange.Kind.ADDED));
        }
        missing.keySet().forEach(path -> changes.put(path, new FileChange(path, FileChange.Kind.MISSING)));
        return new ArrayList<>(changes.values());
    }

    private static boolean isLeftByTools(Path path) {
        Path name = path.getFileName();
        return name != null && LEFT_BY_TOOLS.contains(name.toString());
    }

    private static boolean isAs(BundleFile known, Path file, BasicFileAttributes attributes) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return attributes.isRegularFile()
                && attributes.size() == known.size()
                && (!posix || Files.isExecutable(file) == known.executable())
                && digest(file).equals(known.digest());
    }

    /** The digest of a file's bytes. */
    static Digest digest(Path file) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[Math.clamp(Files.size(file), 1, BUFFER)];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
        }
        return Digest.from(sha256.digest());
    }
}
