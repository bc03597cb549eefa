package dev.crewx.workspace.files.source;

import dev.crewx.application.bundle.spi.BundleFault;
import dev.crewx.application.bundle.spi.BundleLimits;
import dev.crewx.application.bundle.spi.SourceFolders;
import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Source folders on disk. */
final class DiskSourceFolders implements SourceFolders {
    @Override
    public Scan scan(Path folder, BundleLimits limits) {
        if (!Files.isDirectory(folder)) {
            return new Scan.Absent();
        }
        try {
            return new Walk(folder, limits).run();
        } catch (IOException e) {
            throw new BundleFault("Could not look through " + folder, e);
        }
    }

    /** One look through one folder. */
    private static final class Walk {
        /** Folders may be more than files, but not without end. */
        private static final int MAX_FOLDERS = 20_000;

        private final Path root;
        private final Path realRoot;
        private final BundleLimits limits;
        private final List<SourceFile> files = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private int folders;

        Walk(Path root, BundleLimits limits) throws IOException {
            this.root = root;
            this.realRoot = root.toRealPath();
            this.limits = limits;
        }

        Scan run() throws IOException {
            walk(root, "", IgnoreRules.NONE, List.of(realRoot));
            if (!findings.isEmpty()) {
                return new Scan.Refused(findings);
            }
            files.sort(Comparator.comparing(SourceFile::path));
            leftOut.sort(Comparator.comparing(LeftOut::path));
            Path name = realRoot.getFileName();
            return new Scan.Scanned(name == null ? "" : name.toString(), files, leftOut, GitRemote.of(root));
        }

        /** Walks one folder; {@code way} are the real paths of the folders it lies in, itself the last. */
        private void walk(Path folder, String prefix, IgnoreRules outer, List<Path> way) throws IOException {
            if (tooMuch()) {
                return;
            }
            folders++;
            IgnoreRules rules = outer.in(folder, prefix);
            List<Path> children;
            try (Stream<Path> listed = Files.list(folder)) {
                children = listed.sorted(Comparator.comparing(Walk::nameOf)).toList();
            }
            for (Path child : children) {
                child(child, prefix + nameOf(child), rules, way);
                if (tooMuch()) {
                    return;
                }
            }
        }

        private boolean tooMuch() {
            boolean tooMany = files.size() > limits.maxEntries() || folders > MAX_FOLDERS;
            if (tooMany && findings.isEmpty()) {
                findings.add(Finding.error("limit-entries", Location.BUNDLE, "The folder has too many files")
                        .allowed(limits.maxEntries() + " files"));
            }
            return tooMany;
        }

        private void child(Path child, String path, IgnoreRules rules, List<Path> way) throws IOException {
            boolean link = Files.isSymbolicLink(child);
            boolean folder = Files.isDirectory(child);
            Optional<Reason> byName = AlwaysLeftOut.byName(path, folder);
            if (byName.isPresent() || rules.ignores(path, folder)) {
                leftOut.add(new LeftOut(folder ? path + "/" : path, byName.orElse(Reason.IGNORED)));
                return;
            }
            if (path.indexOf('\uFFFD') >= 0) {
                findings.add(Finding.error(
                        "source-name",
                        Location.file(path),
                        "The name of " + path + " is not UTF-8, or this system's locale cannot express it"));
                return;
            }
            if (link && !isFollowed(child, path, way)) {
                return;
            }
            if (folder) {
                List<Path> deeper = new ArrayList<>(way);
                deeper.add(child.toRealPath());
                walk(child, path + "/", rules, deeper);
            } else if (Files.isRegularFile(child)) {
                file(child, path);
            } else {
                findings.add(Finding.error("source-kind", Location.file(path), path + " is neither a file nor a folder")
                        .allowed("files and folders; leave it out in .crewxignore"));
            }
        }

        /** Whether a link may be followed: to something inside, which would itself be bundled, and never in a ring. */
        private boolean isFollowed(Path link, String path, List<Path> way) throws IOException {
            Location at = Location.file(path);
            if (!Files.exists(link)) {
                findings.add(Finding.error("source-link-broken", at, "The symbolic link " + path + " points to nothing")
                        .found(Files.readSymbolicLink(link).toString()));
                return false;
            }
            Path target = link.toRealPath();
            if (!target.startsWith(realRoot)) {
                findings.add(Finding.error(
                                "source-link-outside",
                                at,
                                "The symbolic link " + path + " leads out of the folder being bundled")
                        .found(Files.readSymbolicLink(link).toString())
                        .allowed("links to what lies inside; leave it out in .crewxignore"));
                return false;
            }
            if (way.contains(target)) {
                findings.add(Finding.error(
                        "source-link-ring", at, "The symbolic link " + path + " leads back to a folder it lies in"));
                return false;
            }
            String inside = realRoot.relativize(target).toString().replace('\\', '/');
            boolean folder = Files.isDirectory(target);
            Optional<Reason> hidden = partsOf(inside)
                    .flatMap(part -> AlwaysLeftOut.byName(part, folder).stream())
                    .findFirst();
            hidden.ifPresent(reason -> leftOut.add(new LeftOut(path, reason)));
            return hidden.isEmpty();
        }

        /** {@code a/b/c} as {@code a}, {@code a/b}, {@code a/b/c}. */
        private static Stream<String> partsOf(String path) {
            List<String> parts = new ArrayList<>();
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                parts.add(path.substring(0, slash));
            }
            parts.add(path);
            return parts.stream();
        }

        private void file(Path file, String path) throws IOException {
            if (AlwaysLeftOut.isPrivateKey(file)) {
                leftOut.add(new LeftOut(path, Reason.SECRET));
                return;
            }
            files.add(new SourceFile(path, Files.size(file), isExecutable(file), () -> Files.newInputStream(file)));
        }

        /** By the owner's bit alone, so that neither the umask nor who builds plays a part. */
        private static boolean isExecutable(Path file) throws IOException {
            if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return false;
            }
            return Files.readAttributes(file, PosixFileAttributes.class, new LinkOption[0])
                    .permissions()
                    .contains(PosixFilePermission.OWNER_EXECUTE);
        }

        /** The name in one normal form: macOS may give another one than the author's system. */
        private static String nameOf(Path path) {
            Path name = path.getFileName();
            return name == null ? "" : Normalizer.normalize(name.toString(), Normalizer.Form.NFC);
        }
    }
}
