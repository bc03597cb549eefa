package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.FileChange;
import dev.crewx.application.install.spi.ProjectStore.PlaceState;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.manifest.SkillEntry;
import dev.crewx.workspace.files.InstalledNotes.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands in a project's agents' folders. */
final class AgentFolders {
    private final ProjectLayout layout;
    private final InstalledNotes notes;

    AgentFolders(ProjectLayout layout, InstalledNotes notes) {
        this.layout = layout;
        this.notes = notes;
    }

    Path path(AgentPlace place) {
        return layout.project().resolve(place.folder()).resolve(place.skill());
    }

    /** What was noted, and links into the project's packages that were not, as when the notes were lost. */
    List<AgentPlace> places(Collection<String> folders) throws IOException {
        List<AgentPlace> places = new ArrayList<>();
        notes.places().values().forEach(place -> places.add(place.place()));
        for (String folder : folders) {
            Path path = layout.project().resolve(folder);
            if (Files.isDirectory(path)) {
                try (Stream<Path> children = Files.list(path)) {
                    for (Path child : children.filter(Files::isSymbolicLink).toList()) {
                        String name =
                                Objects.requireNonNull(child.getFileName()).toString();
                        if (!notes.places().containsKey(folder + "/" + name)) {
                            unnoted(folder, name, child).ifPresent(places::add);
                        }
                    }
                }
            }
        }
        return places;
    }

    private Optional<AgentPlace> unnoted(String folder, String skill, Path link) throws IOException {
        Path packages = real(layout.packages());
        Path target = target(link);
        if (!target.startsWith(packages) || target.equals(packages)) {
            return Optional.empty();
        }
        Path inside = packages.relativize(target);
        int names = inside.getName(0).toString().startsWith("@") ? 2 : 1;
        if (inside.getNameCount() < names) {
            return Optional.empty();
        }
        String file = Stream.concat(
                        Stream.iterate(names, i -> i < inside.getNameCount(), i -> i + 1)
                                .map(i -> inside.getName(i).toString()),
                        Stream.of(SkillEntry.SKILL_FILE))
                .collect(Collectors.joining("/"));
        return PackageId.tryParse(inside.subpath(0, names).toString().replace('\\', '/'))
                .map(id -> new AgentPlace(folder, skill, id, file, true));
    }

    /** What stands where a skill should, seen from the files its package will have. */
    PlaceState stateOf(AgentPlace wanted, Function<PackageId, List<BundleFile>> files) throws IOException {
        Path path = path(wanted);
        if (!Disk.stands(path)) {
            return PlaceState.FREE;
        }
        Optional<Place> noted = Optional.ofNullable(notes.places().get(wanted.path()));
        if (Files.isSymbolicLink(path)) {
            Path target = target(path);
            if (!target.startsWith(real(layout.packages()))) {
                return PlaceState.FOREIGN;
            }
            boolean same = noted.isPresent() && canLink(wanted) && target.equals(real(source(wanted)));
            return same ? PlaceState.AS_WANTED : PlaceState.OURS;
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return PlaceState.FOREIGN;
        }
        List<BundleFile> wantedFiles = filesOf(wanted, files.apply(wanted.owner()));
        if (noted.isEmpty() || noted.get().isLink()) {
            return isUntouched(FileComparison.changes(path, wantedFiles)) ? PlaceState.OURS : PlaceState.FOREIGN;
        }
        List<FileChange> changes = FileComparison.changes(path, noted.get().files());
        if (!isUntouched(changes)) {
            return PlaceState.EDITED;
        }
        return changes.isEmpty() && Set.copyOf(noted.get().files()).equals(Set.copyOf(wantedFiles))
                ? PlaceState.AS_WANTED
                : PlaceState.OURS;
    }

    private static boolean isUntouched(List<FileChange> changes) {
        return changes.stream().noneMatch(FileChange::isPrecious);
    }

    /** Whether a link will do: only a folder can stand for a folder. */
    static boolean canLink(AgentPlace place) {
        return place.links() && isFolder(place);
    }

    /** Whether the skill is a folder of its own; else it is one Markdown file. */
    static boolean isFolder(AgentPlace place) {
        return place.file().equals(SkillEntry.SKILL_FILE) || place.file().endsWith("/" + SkillEntry.SKILL_FILE);
    }

    /** The folder of the skill in its package, or its one file. */
    Path source(AgentPlace place) {
        Path file = layout.location(place.owner()).resolve(place.file());
        return isFolder(place) ? Objects.requireNonNull(file.getParent()) : file;
    }

    /** What a copy consists of: the files of the skill's folder, or its one file under the name that agents look for. */
    static List<BundleFile> filesOf(AgentPlace place, Collection<BundleFile> ofPackage) {
        if (!isFolder(place)) {
            return ofPackage.stream()
                    .filter(file -> file.path().equals(place.file()))
                    .map(file -> renamed(file, SkillEntry.SKILL_FILE))
                    .toList();
        }
        String prefix = place.file().substring(0, place.file().length() - SkillEntry.SKILL_FILE.length());
        return ofPackage.stream()
                .filter(file -> file.path().startsWith(prefix))
                .map(file -> renamed(file, file.path().substring(prefix.length())))
                .toList();
    }

    private static BundleFile renamed(BundleFile file, String path) {
        return new BundleFile(path, file.size(), file.digest(), file.executable());
    }

    /** What a link at this path has to hold to lead to a skill. */
    Path linkText(AgentPlace place) throws IOException {
        return real(Objects.requireNonNull(path(place).getParent())).relativize(real(source(place)));
    }

    /** Where a link leads, without asking whether there is anything. */
    private static Path target(Path link) throws IOException {
        return real(Objects.requireNonNull(link.getParent()))
                .resolve(Files.readSymbolicLink(link))
                .normalize();
    }

    /** The path without links in it, as far as it is there. */
    static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path at = absolute; at != null; at = at.getParent()) {
            if (Files.exists(at)) {
                return at.toRealPath().resolve(at.relativize(absolute)).normalize();
            }
        }
        return absolute;
    }
}
