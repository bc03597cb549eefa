package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.ClientSettings;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.net.URI;
import java.util.Optional;

/** The user's settings in {@code config.json}; members it does not know are kept. */
final class FileClientSettings implements ClientSettings {
    private static final String REGISTRY = "registry";

    private final JsonFile file;

    /** In the user's folder for settings. */
    FileClientSettings(UserFolders folders, JsonText json) {
        this.file = JsonFile.at(folders.config().resolve("config.json"), json);
    }

    @Override
    public Optional<URI> defaultRegistry() {
        return file.read().flatMap(settings -> settings.text(REGISTRY)).map(text -> {
            try {
                return URI.create(text);
            } catch (IllegalArgumentException e) {
                throw new ClientStateException("The default registry in config.json, \"" + text + "\", is no URL", e);
            }
        });
    }

    @Override
    public void setDefaultRegistry(URI registry) {
        file.write(file.read().orElse(JsonObject.EMPTY).with(REGISTRY, JsonValue.of(registry.toString())));
    }
}
