package dev.crewx.workspace.files;

import dev.crewx.application.install.spi.ProjectStore;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.domain.integrity.Digest;
import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.PackageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Packages prepared beside the project's own, then moved into place; every move is undone when a later one fails. */
final class PackageChange implements ProjectStore.Change {
    private final Path home;
    private final Function<PackageId, Path> location;
    private final JsonFile installed;
    private final Map<PackageId, Staged> staged = new LinkedHashMap<>();
    private final Set<PackageId> removed = new LinkedHashSet<>();
    private @Nullable Path staging;
    private int stages;
    private int moves;

    PackageChange(Path home, Function<PackageId, Path> location, JsonFile installed) {
        this.home = home;
        this.location = location;
        this.installed = installed;
    }

    @Override
    public Path stage(PackageId id, Digest digest) {
        Path folder = staging().resolve("new-" + stages++);
        staged.put(id, new Staged(folder, digest));
        return folder;
    }

    @Override
    public void remove(PackageId id) {
        removed.add(id);
    }

    @Override
    public void commit() {
        if (staged.isEmpty() && removed.isEmpty()) {
            return;
        }
        Deque<Move> done = new ArrayDeque<>();
        try {
            for (PackageId id : removed) {
                setAside(id, done);
            }
            for (Map.Entry<PackageId, Staged> entry : staged.entrySet()) {
                setAside(entry.getKey(), done);
                move(entry.getValue().folder(), location.apply(entry.getKey()), done);
            }
            installed.write(notes());
        } catch (IOException e) {
            undo(done);
            throw new ClientStateException("Cannot put the packages in place below " + home + ": " + e.getMessage(), e);
        } catch (ClientStateException e) {
            undo(done);
            throw e;
        }
    }

    private void setAside(PackageId id, Deque<Move> done) throws IOException {
        Path old = location.apply(id);
        if (Files.exists(old, LinkOption.NOFOLLOW_LINKS)) {
            move(old, staging().resolve("old-" + moves++), done);
        }
    }

    private static void move(Path from, Path to, Deque<Move> done) throws IOException {
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        Files.move(from, to);
        done.push(new Move(from, to));
    }

    private static void undo(Deque<Move> done) {
        for (Move move : done) {
            try {
                Files.move(move.to(), move.from());
            } catch (IOException e) {
                throw new ClientStateException(
                        "A failed install could not be undone: " + move.to() + " belongs at " + move.from()
                                + "; install again to mend it",
                        e);
            }
        }
    }

    private JsonObject notes() {
        Map<String, JsonValue> notes =
                new LinkedHashMap<>(installed.read().orElse(JsonObject.EMPTY).members());
        removed.forEach(id -> notes.remove(id.toString()));
        staged.forEach((id, package_) ->
                notes.put(id.toString(), JsonValue.of(package_.digest().toString())));
        return new JsonObject(notes);
    }

    private Path staging() {
        Path existing = staging;
        if (existing != null) {
            return existing;
        }
        try {
            Files.createDirectories(home);
            Path made = Files.createTempDirectory(home, ".staging-");
            staging = made;
            return made;
        } catch (IOException e) {
            throw new ClientStateException("Cannot write below " + home + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Path made = staging;
        if (made != null) {
            staging = null;
            FileTrees.delete(made);
        }
    }

    private record Staged(Path folder, Digest digest) {}

    private record Move(Path from, Path to) {}
}
