package dev.crewx.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Folders that links may lead into; what lies elsewhere is not a project's to show or to run. */
final class Boundary {
    private final List<Path> folders;

    private Boundary(List<Path> folders) {
        this.folders = folders;
    }

    /** Within these folders, as far as they exist. */
    static Boundary of(Collection<Path> folders) throws IOException {
        List<Path> real = new ArrayList<>();
        for (Path folder : folders) {
            if (Files.exists(folder)) { // nothing can lead into one that is not there
                real.add(folder.toRealPath());
            }
        }
        return new Boundary(List.copyOf(real));
    }

    /** Whether a path really lies within. */
    boolean holds(Path path) throws IOException {
        Path real = path.toRealPath();
        return folders.stream().anyMatch(real::startsWith);
    }
}
