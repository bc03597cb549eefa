package dev.crewx.workspace.files;

import dev.crewx.application.bundle.spi.JsonText;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A file that holds one JSON object, read and written whole. */
final class JsonFile {
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private final Path path;
    private final JsonText json;
    private final boolean secret;

    private JsonFile(Path path, JsonText json, boolean secret) {
        this.path = path;
        this.json = json;
        this.secret = secret;
    }

    /** A file that others may read. */
    static JsonFile at(Path path, JsonText json) {
        return new JsonFile(path, json, false);
    }

    /** A file that nobody but this user may read. */
    static JsonFile secretAt(Path path, JsonText json) {
        return new JsonFile(path, json, true);
    }

    /** Where it is. */
    Path path() {
        return path;
    }

    /** What it holds; empty when there is no such file. */
    Optional<JsonObject> read() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new ClientStateException("Cannot read " + path + ": " + IoReason.of(e), e);
        }
        return switch (json.parse(bytes)) {
            case JsonText.Reading.Parsed(JsonObject object) -> Optional.of(object);
            case JsonText.Reading.Parsed(var other) ->
                throw new ClientStateException(
                        path + " should hold an object and holds a " + other.typeName() + "; mend it or remove it");
            case JsonText.Reading.Malformed(String message, int line, int column) ->
                throw new ClientStateException(
                        path + ":" + line + ":" + column + " is not valid JSON: " + message + "; mend it or remove it");
        };
    }

    /** Whether nobody but its user can read it; yes where there is no such file, or no such thing as modes. */
    boolean isPrivate() {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            return view == null || view.readAttributes().permissions().stream().noneMatch(OTHERS::contains);
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw new ClientStateException("Cannot tell who may read " + path + ": " + IoReason.of(e), e);
        }
    }

    /** Writes it beside itself, then puts it in place in one step. */
    void write(JsonObject content) {
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "." + path.getFileName(), ".tmp", attributes());
            try {
                Files.write(fresh, json.pretty(content));
                replace(fresh);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new ClientStateException("Cannot write " + path + ": " + IoReason.of(e), e);
        }
    }

    private void replace(Path fresh) throws IOException {
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Temporary files are born readable by their user only: the right mode for secrets, too strict for the rest. */
    private FileAttribute<?>[] attributes() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> mode = PosixFilePermissions.fromString(secret ? "rw-------" : "rw-r--r--");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)} : new FileAttribute<?>[0];
    }
}
