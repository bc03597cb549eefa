package dev.crewx.workspace.files.install;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.crewx.application.bundle.BundleInspector;
import dev.crewx.application.bundle.ExtractBundle;
import dev.crewx.application.install.InstallListener;
import dev.crewx.application.install.InstallPackages;
import dev.crewx.application.install.InstallRequest;
import dev.crewx.application.install.InstallRequest.Aim;
import dev.crewx.application.install.InstallRequest.Requirement;
import dev.crewx.application.install.InstallResult;
import dev.crewx.application.install.InstallResult.Installed;
import dev.crewx.application.install.Parallelism;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.bundle.tar.BundleTar;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.domain.version.VersionRange;
import dev.crewx.workspace.files.StepObserver;
import dev.crewx.workspace.files.UserFolders;
import dev.crewx.workspace.files.WorkspaceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A user's project and home on a real disk, real bundles, and a registry on a shelf. */
final class Workshop {
    static final Host LINUX =
            new Host(Optional.of(SemanticVersion.parse("1.0.0")), Optional.of("linux"), Optional.of("x64"));

    private static final BundleTar TAR = new BundleTar();

    final Shelf shelf = new Shelf("https://skills.example.org");
    final Path root;
    final Path project;

    private final StepObserver observer;

    private Workshop(Path root, Path project, StepObserver observer) {
        this.root = root;
        this.project = project;
        this.observer = observer;
    }

    static Workshop in(Path root) throws IOException {
        return new Workshop(root, Files.createDirectories(root.resolve("project")), StepObserver.NONE);
    }

    WorkspaceFiles files(StepObserver steps) {
        return new WorkspaceFiles(
                new UserFolders(root.resolve("config"), root.resolve("cache"), root.resolve("etc")),
                TAR.jsonText(),
                steps);
    }

    ProjectStore store() {
        return files(StepObserver.NONE).project(project);
    }

    InstallPackages installer() {
        return installer(project, observer);
    }

    InstallPackages installer(Path folder, StepObserver steps) {
        WorkspaceFiles files = files(steps);
        return new InstallPackages(
                files.project(folder),
                files.agentTable(folder),
                (id, lockedTo) -> shelf,
                files.bundleCache(),
                files.indexCache(),
                new ExtractBundle(
                        new BundleInspector(TAR.archiveReader(), TAR.jsonText(), TAR.frontmatterParser()),
                        TAR.bundleFiles(),
                        TAR.folderStaging()),
                new Parallelism(4, 4, 2),
                System::nanoTime);
    }

    InstallResult run(InstallRequest request) {
        return installer().install(request, InstallListener.NONE);
    }

    /** Does what must work. */
    Installed did(InstallRequest request) {
        InstallResult result = run(request);
        return assertInstanceOf(Installed.class, result, result::toString);
    }

    static InstallRequest restore() {
        return InstallRequest.of(new Aim.Restore(), LINUX);
    }

    /** Each {@code id} or {@code id@range}. */
    static InstallRequest add(String... specifiers) {
        return InstallRequest.of(
                new Aim.Add(Arrays.stream(specifiers).map(Workshop::requirement).toList()), LINUX);
    }

    private static Requirement requirement(String text) {
        int at = text.indexOf('@', 1);
        return at < 0
                ? new Requirement(PackageId.parse(text), Optional.empty())
                : new Requirement(
                        PackageId.parse(text.substring(0, at)),
                        Optional.of(VersionRange.parse(text.substring(at + 1))));
    }

    static InstallRequest remove(String... ids) {
        return InstallRequest.of(new Aim.Remove(ids(ids)), LINUX);
    }

    static InstallRequest update(String... ids) {
        return InstallRequest.of(new Aim.Update(ids(ids)), LINUX);
    }

    private static SortedSet<PackageId> ids(String... ids) {
        TreeSet<PackageId> parsed = new TreeSet<>();
        Arrays.stream(ids).map(PackageId::parse).forEach(parsed::add);
        return parsed;
    }

    /** What is locked: {@code id@version}, sorted. */
    List<String> locked() {
        return store().load().lockfile().packages().entrySet().stream()
                .map(entry -> entry.getKey() + "@" + entry.getValue().version())
                .toList();
    }

    /** What is installed, in the same words. */
    List<String> installed() {
        return store().installed().entrySet().stream()
                .map(entry -> entry.getKey() + "@" + entry.getValue().version())
                .toList();
    }

    Path location(String id) {
        return store().location(PackageId.parse(id));
    }

    /** The text of the only skill of a package as it is installed. */
    Path skillFile(String id) {
        String name = id.substring(id.indexOf('/') + 1);
        return location(id).resolve("skills").resolve(name).resolve("SKILL.md");
    }

    /** Every path below the project with what stands there, but for the lock file of processes. */
    Map<String, String> everything() throws IOException {
        return everything(project);
    }

    static Map<String, String> everything(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (Files.isSymbolicLink(path)) {
                    found.put(name, "-> " + Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    found.put(name, "/");
                } else if (!name.endsWith(".crewx/lock")) {
                    found.put(name, Files.readString(path));
                }
            }
        }
        return found;
    }

    /** Removes a file, a link, or a folder with all that is in it. */
    static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
