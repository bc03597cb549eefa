package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Credentials in {@code credentials.json}, mode 0600, one member an origin. */
final class FileCredentialStore implements CredentialStore {
    private final JsonFile file;

    /** In the user's folder for settings. */
    FileCredentialStore(UserFolders folders, JsonText json) {
        this.file = JsonFile.secretAt(folders.config().resolve("credentials.json"), json);
    }

    @Override
    public Optional<Credential> find(URI registry) {
        String origin = origin(registry);
        return file.read().map(all -> all.object(origin)).flatMap(FileCredentialStore::credential);
    }

    private static Optional<Credential> credential(JsonObject stored) {
        try {
            return stored.text("token")
                    .map(token -> new Credential(
                            stored.text("username").orElse(""),
                            token,
                            Instant.parse(stored.text("expiresAt").orElse(""))));
        } catch (DateTimeException e) {
            // Without a time it cannot be told whether it still counts: as good as none.
            return Optional.empty();
        }
    }

    @Override
    public void store(URI registry, Credential credential) {
        String origin = origin(registry);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("username", JsonValue.of(credential.username()));
        members.put("token", JsonValue.of(credential.token()));
        members.put("expiresAt", JsonValue.of(credential.expiresAt().toString()));
        file.write(file.read().orElse(JsonObject.EMPTY).with(origin, new JsonObject(members)));
    }

    private static String origin(URI registry) {
        if (registry.getScheme() == null || registry.getHost() == null) {
            throw new IllegalArgumentException(
                    "\"" + registry + "\" names no registry; write it as https://host or https://host:port");
        }
        String scheme = registry.getScheme().toLowerCase(Locale.ROOT);
        int port = registry.getPort() >= 0 ? registry.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + registry.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
