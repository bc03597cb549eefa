package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.skill.spi.TrustedFolders;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Trusted folders in {@code trusted-folders.json}, mode 0600, by their real paths; changed by one at a time. */
final class FileTrustedFolders implements TrustedFolders {
    private static final String FOLDERS = "folders";

    private final JsonFile file;
    private final ProcessLock lock;

    /** In the user's folder for settings. */
    FileTrustedFolders(UserFolders folders, JsonText json) {
        this.file = JsonFile.secretAt(folders.config().resolve("trusted-folders.json"), json);
        this.lock = new ProcessLock(folders.config().resolve(".trusted-folders.lock"));
    }

    @Override
    public boolean isTrusted(Path folder) {
        return Files.isDirectory(folder) && read().contains(real(folder).toString());
    }

    @Override
    public void trust(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ClientStateException("Cannot trust " + folder + ": there is no such folder");
        }
        String path = real(folder).toString();
        change(trusted -> trusted.add(path));
    }

    @Override
    public boolean revoke(Path folder) {
        String path = Files.exists(folder)
                ? real(folder).toString()
                : folder.toAbsolutePath().normalize().toString();
        return change(trusted -> trusted.remove(path));
    }

    /** One process and thread after the other, so that nobody writes back what another has just revoked. */
    private boolean change(Predicate<SortedSet<String>> change) {
        return lock.hold(() -> {
            SortedSet<String> trusted = read();
            boolean changed = change.test(trusted);
            if (changed) {
                write(trusted);
            }
            return changed;
        });
    }

    @Override
    public List<Path> all() {
        return read().stream().map(Path::of).toList();
    }

    private SortedSet<String> read() {
        SortedSet<String> trusted = new TreeSet<>();
        for (JsonValue folder : file.read().orElse(JsonObject.EMPTY).array(FOLDERS)) {
            if (folder instanceof JsonString(String text)) {
                trusted.add(text);
            }
        }
        return trusted;
    }

    private void write(SortedSet<String> trusted) {
        file.write(file.read().orElse(JsonObject.EMPTY).with(FOLDERS, JsonValue.ofStrings(trusted)));
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new ClientStateException("Cannot tell where " + folder + " really is: " + IoReason.of(e), e);
        }
    }
}
