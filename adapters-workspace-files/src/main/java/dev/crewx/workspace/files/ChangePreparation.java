package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.resolution.ProjectRequirements;
import dev.crewx.workspace.files.InstalledNotes.Place;
import dev.crewx.workspace.files.ProjectChange.Staged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes aside what a change puts into place, and lists the steps that put it there. */
final class ChangePreparation {
    private final ProjectLayout layout;
    private final JsonText json;
    private final Disk disk;
    private final InstalledNotes before;
    private final AgentFolders agents;
    private final SortedMap<PackageId, InstalledBundle> packages;
    private final SortedMap<String, Place> places;
    private final NavigableSet<String> folders;
    private final Map<PackageId, Staged> staged = new TreeMap<>();
    private final List<JournalStep> steps = new ArrayList<>();
    private final Set<Path> maybeEmpty = new LinkedHashSet<>();
    private int prepared;

    ChangePreparation(ProjectLayout layout, JsonText json, Disk disk) {
        this.layout = layout;
        this.json = json;
        this.disk = disk;
        this.before = InstalledNotes.read(
                JsonFile.at(layout.notes(), json).read().orElse(JsonObject.EMPTY),
                layout.notes().toString());
        this.agents = new AgentFolders(layout, before);
        this.packages = new TreeMap<>(before.packages());
        this.places = new TreeMap<>(before.places());
        this.folders = new TreeSet<>(before.folders());
    }

    private Path next(String what) {
        return layout.change().resolve(what + "-" + prepared++);
    }

    void install(PackageId id, Staged package_) throws IOException {
        if (!Files.isDirectory(package_.folder())) {
            throw new NoSuchFileException(package_.folder().toString());
        }
        staged.put(id, package_);
        steps.add(JournalStep.put(layout.location(id), package_.folder(), next("old")));
        packages.put(id, package_.bundle());
    }

    void remove(PackageId id) {
        if (Disk.stands(layout.location(id))) {
            steps.add(JournalStep.remove(layout.location(id), next("old")));
        }
        if (Disk.stands(layout.fileNote(id))) {
            steps.add(JournalStep.remove(layout.fileNote(id), next("old")));
        }
        packages.remove(id);
        id.scope().ifPresent(scope -> {
            maybeEmpty.add(Objects.requireNonNull(layout.location(id).getParent()));
            maybeEmpty.add(Objects.requireNonNull(layout.fileNote(id).getParent()));
        });
    }

    void unplace(AgentPlace place) {
        Path path = agents.path(place);
        if (Disk.stands(path)) {
            steps.add(JournalStep.remove(path, next("old")));
        }
        places.remove(place.path());
    }

    void forget(String place) {
        places.remove(place);
    }

    void place(AgentPlace place, Optional<Staged> owner) throws IOException {
        Path path = agents.path(place);
        for (String folder : missingFolders(place.folder())) {
            steps.add(JournalStep.folder(layout.project().resolve(folder)));
            folders.add(folder);
        }
        Path fresh = next("place");
        List<BundleFile> files = List.of();
        if (!AgentFolders.canLink(place) || !disk.link(fresh, agents.linkText(place))) {
            files = copy(place, owner, fresh);
        }
        steps.add(JournalStep.put(path, fresh, next("old")));
        places.put(place.path(), new Place(place, files));
    }

    private List<BundleFile> copy(AgentPlace place, Optional<Staged> owner, Path fresh) throws IOException {
        Path root = owner.map(Staged::folder).orElseGet(() -> layout.location(place.owner()));
        List<BundleFile> ofPackage = owner.map(Staged::files).orElseGet(() -> noted(place.owner()));
        List<BundleFile> files = AgentFolders.filesOf(place, ofPackage);
        Path source = root.resolve(place.file());
        Path from = Objects.requireNonNull(source.getParent());
        disk.makeFolders(fresh);
        for (BundleFile file : files) {
            Path to = fresh.resolve(file.path());
            disk.makeFolders(Objects.requireNonNull(to.getParent()));
            disk.copy(AgentFolders.isFolder(place) ? from.resolve(file.path()) : source, to);
        }
        return files;
    }

    private List<BundleFile> noted(PackageId id) {
        return JsonFile.at(layout.fileNote(id), json)
                .read()
                .map(note -> InstalledNotes.files(note.object("files")))
                .orElse(List.of());
    }

    /** The folders of a path that are not there, the outermost first, and of which this change makes none yet. */
    private List<String> missingFolders(String folder) {
        List<String> missing = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        for (String part : folder.split("/", -1)) {
            path.append(path.isEmpty() ? "" : "/").append(part);
            Path at = layout.project().resolve(path.toString());
            if (!Files.isDirectory(at) && !steps.contains(JournalStep.folder(at))) {
                missing.add(path.toString());
            }
        }
        return missing;
    }

    /** All steps, the project's files last. */
    List<JournalStep> steps(Optional<ProjectState> state) throws IOException {
        for (Map.Entry<PackageId, Staged> entry : staged.entrySet()) {
            JsonObject note = new JsonObject(
                    Map.of("files", InstalledNotes.filesNote(entry.getValue().files())));
            replace(layout.fileNote(entry.getKey()), json.pretty(note));
        }
        List<String> unused = folders.descendingSet().stream()
                .filter(folder -> places.keySet().stream().noneMatch(path -> path.startsWith(folder + "/")))
                .toList();
        unused.forEach(folders::remove);
        InstalledNotes after = new InstalledNotes(packages, places, folders);
        if (!after.equals(before)) {
            replaceDurably(layout.notes(), json.pretty(after.document()));
        }
        if (state.isPresent()) {
            files(state.get());
        }
        maybeEmpty.forEach(folder -> steps.add(JournalStep.tidy(folder)));
        unused.forEach(folder -> steps.add(JournalStep.tidy(layout.project().resolve(folder))));
        return List.copyOf(steps);
    }

    private void files(ProjectState state) throws IOException {
        Path lock = layout.project().resolve(FileProjectStore.LOCK);
        replaceWhereOther(
                lock,
                ProjectFiles.lockDocument(state.lockfile()),
                state.lockfile().isEmpty());
        Path requirements = layout.project().resolve(FileProjectStore.REQUIREMENTS);
        JsonObject written = JsonFile.at(requirements, json).read().orElse(JsonObject.EMPTY);
        JsonObject wanted = ProjectFiles.requirementsDocument(written, state.requirements(), layout);
        replaceWhereOther(requirements, wanted, state.requirements().equals(ProjectRequirements.EMPTY));
    }

    private void replaceWhereOther(Path file, JsonObject wanted, boolean saysNothing) throws IOException {
        Optional<JsonObject> written = JsonFile.at(file, json).read();
        if (written.isPresent() ? !written.get().equals(wanted) : !saysNothing) {
            replaceDurably(file, json.pretty(wanted));
        }
    }

    private void replaceDurably(Path file, byte[] content) throws IOException {
        Path fresh = next("file");
        disk.writeDurably(fresh, content);
        replaceBy(fresh, file);
    }

    private void replace(Path file, byte[] content) throws IOException {
        Path fresh = next("file");
        disk.write(fresh, content);
        replaceBy(fresh, file);
    }

    private void replaceBy(Path fresh, Path file) throws IOException {
        Optional<Path> old = Optional.empty();
        if (Files.isRegularFile(file)) {
            Path copy = next("old");
            disk.copy(file, copy);
            old = Optional.of(copy);
        }
        steps.add(JournalStep.replace(file, fresh, old));
    }
}
