package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.BundleFile;
import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.AgentPlace;
import dev.crewx.application.install.spi.FileChange;
import dev.crewx.application.install.spi.InstalledBundle;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import dev.crewx.domain.version.SemanticVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A project on disk: {@code crewx-skills.json} and {@code crewx-skills.lock} at its root, its packages below
 * {@code node_modules/.crewx/skills} or where the first says, and beside them notes of what was installed.
 */
final class FileProjectStore implements ProjectStore {
    /** The file that says what the project requires; where it lies is a project. */
    static final String REQUIREMENTS = "crewx-skills.json";

    static final String LOCK = "crewx-skills.lock";

    private final ProjectLayout layout;
    private final Path settings;
    private final JsonText json;
    private final StepObserver observer;

    /**
     * The project with this layout, which may have no files yet.
     *
     * @param settings the user's settings file
     */
    FileProjectStore(ProjectLayout layout, Path settings, JsonText json, StepObserver observer) {
        this.layout = layout;
        this.settings = settings;
        this.json = json;
        this.observer = observer;
    }

    /** The project that a folder belongs to: the nearest parent that is one, else the folder itself. */
    static Path projectOf(Path folder) {
        for (Path candidate = folder; candidate != null; candidate = candidate.getParent()) {
            if (Files.isRegularFile(candidate.resolve(REQUIREMENTS))) {
                return candidate;
            }
        }
        return folder;
    }

    @Override
    public ProjectState load() {
        return new ProjectState(
                ProjectFiles.requirements(file(REQUIREMENTS).read().orElse(JsonObject.EMPTY)),
                ProjectFiles.lockfile(file(LOCK).read().orElse(JsonObject.EMPTY)));
    }

    private JsonFile file(String name) {
        return JsonFile.at(layout.project().resolve(name), json);
    }

    private InstalledNotes notes() {
        return InstalledNotes.read(
                JsonFile.at(layout.notes(), json).read().orElse(JsonObject.EMPTY),
                layout.notes().toString());
    }

    @Override
    public Path location(PackageId id) {
        return layout.location(id);
    }

    @Override
    public Map<PackageId, InstalledBundle> installed() {
        Map<PackageId, InstalledBundle> standing = new TreeMap<>(notes().packages());
        standing.keySet().removeIf(id -> !Files.isRegularFile(location(id).resolve("manifest.json")));
        return Collections.unmodifiableMap(standing);
    }

    @Override
    public Optional<List<BundleFile>> files(PackageId id) {
        Optional<JsonObject> note = JsonFile.at(layout.fileNote(id), json).read();
        try {
            return note.map(found -> InstalledNotes.files(found.object("files")));
        } catch (IllegalArgumentException | ClassCastException e) {
            return Optional.empty(); // as good as none: what stands there is then compared with the bundle
        }
    }

    @Override
    public List<FileChange> changes(PackageId id, Collection<BundleFile> files) {
        try {
            return FileComparison.changes(location(id), files);
        } catch (IOException e) {
            throw new ClientStateException("Cannot read " + location(id) + ": " + IoReason.of(e), e);
        }
    }

    @Override
    public List<AgentPlace> places(Collection<String> folders) {
        try {
            return new AgentFolders(layout, notes()).places(folders);
        } catch (IOException e) {
            throw new ClientStateException("Cannot read the agents' folders: " + IoReason.of(e), e);
        }
    }

    @Override
    public Map<AgentPlace, PlaceState> statesOf(
            Collection<AgentPlace> wanted, Function<PackageId, List<BundleFile>> files) {
        AgentFolders folders = new AgentFolders(layout, notes());
        Map<AgentPlace, PlaceState> states = new LinkedHashMap<>();
        for (AgentPlace place : wanted) {
            try {
                states.put(place, folders.stateOf(place, files));
            } catch (IOException e) {
                throw new ClientStateException("Cannot read " + place.path() + ": " + IoReason.of(e), e);
            }
        }
        return states;
    }

    @Override
    public Optional<SemanticVersion> crewxVersion() {
        return new KnownCrewx(layout.project(), settings, json).version();
    }

    @Override
    public boolean isSettled() {
        return !Disk.stands(layout.change());
    }

    @Override
    public Optional<Change> begin(Patience patience) {
        return ProjectChange.begin(layout, json, new Disk(observer), patience).map(Change.class::cast);
    }
}
