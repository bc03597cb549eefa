package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.CredentialStore;
import dev.crewx.application.remote.spi.RegistryOrigin;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Credentials in {@code credentials.json}, mode 0600, one member an origin. */
final class FileCredentialStore implements CredentialStore {
    private final JsonFile file;
    private final ProcessLock lock;

    /** In the user's folder for settings. */
    FileCredentialStore(UserFolders folders, JsonText json) {
        this.file = JsonFile.secretAt(folders.config().resolve("credentials.json"), json);
        this.lock = new ProcessLock(folders.config().resolve(".credentials.lock"));
    }

    @Override
    public Optional<Credential> find(URI registry) {
        String origin = RegistryOrigin.of(registry).text();
        return file.read().map(all -> all.object(origin)).flatMap(FileCredentialStore::credential);
    }

    @Override
    public SortedMap<String, Credential> all() {
        SortedMap<String, Credential> all = new TreeMap<>();
        JsonObject stored = file.read().orElse(JsonObject.EMPTY);
        stored.members()
                .keySet()
                .forEach(origin -> credential(stored.object(origin)).ifPresent(found -> all.put(origin, found)));
        return all;
    }

    private static Optional<Credential> credential(JsonObject stored) {
        try {
            Optional<Instant> expiresAt = stored.text("expiresAt").map(Instant::parse);
            return stored.text("token")
                    .map(token -> new Credential(
                            stored.text("username").orElse(""), token, expiresAt, stored.text("refreshToken")));
        } catch (DateTimeException e) {
            // Somebody wrote in it: it cannot be told whether it still counts, which is as good as none.
            return Optional.empty();
        }
    }

    @Override
    public boolean isPrivate() {
        return file.isPrivate();
    }

    @Override
    public Optional<Credential> change(URI registry, UnaryOperator<Optional<Credential>> change) {
        String origin = RegistryOrigin.of(registry).text();
        return lock.hold(() -> {
            JsonObject all = file.read().orElse(JsonObject.EMPTY);
            Optional<Credential> before = credential(all.object(origin));
            Optional<Credential> after = change.apply(before);
            if (before.isPresent() || after.isPresent()) {
                Map<String, JsonValue> members = new LinkedHashMap<>(all.members());
                members.remove(origin);
                after.ifPresent(credential -> members.put(origin, json(credential)));
                file.write(new JsonObject(members));
            }
            return after;
        });
    }

    private static JsonObject json(Credential credential) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("username", JsonValue.of(credential.username()));
        members.put("token", JsonValue.of(credential.token()));
        credential.expiresAt().ifPresent(time -> members.put("expiresAt", JsonValue.of(time.toString())));
        credential.refreshToken().ifPresent(token -> members.put("refreshToken", JsonValue.of(token)));
        return new JsonObject(members);
    }
}
