package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.RegistrySettings;
import dev.crewx.application.remote.spi.SettingsLayer;
import dev.crewx.application.remote.spi.SettingsLayer.Kind;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Settings in the machine's and the user's {@code config.json} and the project's {@code crewx-skills.json}. */
final class FileClientSettings implements ClientSettings {
    private static final String NAME = "config.json";

    private final Path projectPath;
    private final Path userPath;
    private final Path machinePath;
    private final JsonText json;
    private final ProcessLock lock;

    /** Of the user, on this machine, in this project. */
    FileClientSettings(UserFolders folders, Path project, JsonText json) {
        this.projectPath = project.resolve(FileProjectStore.REQUIREMENTS);
        this.userPath = folders.config().resolve(NAME);
        this.machinePath = folders.machine().resolve(NAME);
        this.json = json;
        this.lock = new ProcessLock(folders.config().resolve(".config.lock"));
    }

    @Override
    public List<SettingsLayer> layers() {
        return List.of(layer(Kind.PROJECT, projectPath), layer(Kind.USER, userPath), layer(Kind.MACHINE, machinePath));
    }

    private SettingsLayer layer(Kind kind, Path path) {
        Optional<JsonObject> document = JsonFile.at(path, json).read();
        return new SettingsLayer(
                kind,
                path.toString(),
                document.isPresent(),
                document.map(found -> SettingsDocument.read(path, kind, found)).orElse(RegistrySettings.NONE));
    }

    @Override
    public void change(UnaryOperator<RegistrySettings> change) {
        lock.hold(() -> {
            JsonFile file = JsonFile.at(userPath, json);
            JsonObject before = file.read().orElse(JsonObject.EMPTY);
            RegistrySettings settings = SettingsDocument.read(userPath, Kind.USER, before);
            RegistrySettings next = change.apply(settings);
            if (!next.equals(settings)) {
                file.write(SettingsDocument.with(before, next));
            }
            return next;
        });
    }
}
