package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.install.spi.ProjectState;
import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A project on disk: {@code crewx-skills.json} and {@code crewx-skills.lock} at its root, its packages below
 * {@code node_modules/.crewx/skills}, and beside them a note of which bundle each came from.
 */
final class FileProjectStore implements ProjectStore {
    /** The file that says what the project requires; where it lies is a project. */
    static final String REQUIREMENTS = "crewx-skills.json";

    /** The file that says what exactly it uses. */
    static final String LOCK = "crewx-skills.lock";

    private final JsonFile requirements;
    private final JsonFile lock;
    private final JsonFile installed;
    private final Path home;

    /** The project in this folder, which may have no files yet. */
    FileProjectStore(Path project, JsonText json) {
        this.home = project.resolve("node_modules").resolve(".crewx");
        this.requirements = JsonFile.at(project.resolve(REQUIREMENTS), json);
        this.lock = JsonFile.at(project.resolve(LOCK), json);
        this.installed = JsonFile.at(home.resolve("installed.json"), json);
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
                ProjectFiles.requirements(requirements.read().orElse(JsonObject.EMPTY)),
                ProjectFiles.lockfile(lock.read().orElse(JsonObject.EMPTY)));
    }

    @Override
    public void save(ProjectState state) {
        // The lock first: what it says too much, the next install takes back.
        lock.write(ProjectFiles.lockDocument(state.lockfile()));
        requirements.write(
                ProjectFiles.requirementsDocument(requirements.read().orElse(JsonObject.EMPTY), state.requirements()));
    }

    @Override
    public Path location(PackageId id) {
        Path skills = home.resolve("skills");
        return id.scope()
                .map(scope -> skills.resolve("@" + scope))
                .orElse(skills)
                .resolve(id.name());
    }

    @Override
    public Optional<Digest> installed(PackageId id) {
        return installed
                .read()
                .flatMap(notes -> notes.text(id.toString()))
                .flatMap(Digest::tryParse)
                .filter(digest -> Files.isRegularFile(location(id).resolve("manifest.json")));
    }

    @Override
    public Change begin() {
        return new PackageChange(home, this::location, installed);
    }
}
