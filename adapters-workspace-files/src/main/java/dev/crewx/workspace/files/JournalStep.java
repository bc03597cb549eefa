package dev.crewx.workspace.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a change that is written down before it is taken. Doing and undoing look at what stands where, so that
 * each can be taken up again wherever it was broken off.
 *
 * @param kind what is done
 * @param path where
 * @param fresh what is to stand there, prepared aside
 * @param old where that goes which stands there now
 */
record JournalStep(Kind kind, Path path, Optional<Path> fresh, Optional<Path> old) {

    enum Kind {
        /** What stands at the path is set aside, and the fresh put there. */
        PUT,
        /** The file at the path is replaced by the fresh one in one step; {@code old} is a copy made before. */
        REPLACE,
        /** What stands at the path is set aside. */
        REMOVE,
        /** A folder is made. */
        FOLDER,
        /** A folder is removed when nothing is in it by then. */
        TIDY
    }

    static JournalStep put(Path path, Path fresh, Path old) {
        return new JournalStep(Kind.PUT, path, Optional.of(fresh), Optional.of(old));
    }

    static JournalStep replace(Path path, Path fresh, Optional<Path> old) {
        return new JournalStep(Kind.REPLACE, path, Optional.of(fresh), old);
    }

    static JournalStep remove(Path path, Path old) {
        return new JournalStep(Kind.REMOVE, path, Optional.empty(), Optional.of(old));
    }

    static JournalStep folder(Path path) {
        return new JournalStep(Kind.FOLDER, path, Optional.empty(), Optional.empty());
    }

    static JournalStep tidy(Path path) {
        return new JournalStep(Kind.TIDY, path, Optional.empty(), Optional.empty());
    }

    /** Does the step, or what of it is not done yet. */
    void apply(Disk disk) throws IOException {
        switch (kind) {
            case PUT -> {
                Path prepared = fresh.orElseThrow();
                if (Disk.stands(prepared)) {
                    setAside(disk);
                    disk.makeFolders(Objects.requireNonNull(path.getParent()));
                    disk.move(prepared, path);
                }
            }
            case REPLACE -> {
                Path prepared = fresh.orElseThrow();
                if (Disk.stands(prepared)) {
                    disk.makeFolders(Objects.requireNonNull(path.getParent()));
                    disk.replace(prepared, path);
                }
            }
            case REMOVE -> setAside(disk);
            case FOLDER -> disk.makeFolders(path);
            case TIDY -> disk.deleteIfEmpty(path);
        }
    }

    private void setAside(Disk disk) throws IOException {
        Path aside = old.orElseThrow();
        if (Disk.stands(path) && !Disk.stands(aside)) {
            disk.move(path, aside);
        }
    }

    /** Takes the step back, or what of it was done. */
    void undo(Disk disk) throws IOException {
        switch (kind) {
            case PUT, REPLACE -> {
                Path prepared = fresh.orElseThrow();
                if (!Disk.stands(prepared) && Disk.stands(path)) {
                    disk.move(path, prepared);
                }
                putBack(disk);
            }
            case REMOVE -> putBack(disk);
            case FOLDER -> disk.deleteIfEmpty(path);
            case TIDY -> disk.makeFolders(path);
        }
    }

    private void putBack(Disk disk) throws IOException {
        if (old.isPresent() && Disk.stands(old.get()) && !Disk.stands(path)) {
            disk.move(old.get(), path);
        }
    }
}
