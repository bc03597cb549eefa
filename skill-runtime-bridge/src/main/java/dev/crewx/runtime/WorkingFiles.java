package dev.crewx.runtime;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of a working directory at one moment, but for what version control and package managers keep there. What
 * two runs do in one directory at the same time cannot be told apart.
 */
final class WorkingFiles {
    private static final Set<String> NOT_WATCHED = Set.of(".git", "node_modules");

    private final Path top;
    private final Map<Path, Stamp> stamps;
    private final boolean complete;

    private WorkingFiles(Path top, Map<Path, Stamp> stamps, boolean complete) {
        this.top = top;
        this.stamps = stamps;
        this.complete = complete;
    }

    /** As they are now; at most so many. */
    static WorkingFiles of(Path top, int limit) throws IOException {
        Map<Path, Stamp> stamps = new HashMap<>();
        boolean[] complete = {true};
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean watched = folder.equals(top) || !NOT_WATCHED.contains(SkillFinder.nameOf(folder));
                return watched ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (stamps.size() >= limit) {
                    complete[0] = false;
                    return FileVisitResult.TERMINATE;
                }
                stamps.put(file, Stamp.of(attributes));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE; // not to be read, or gone meanwhile
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path folder, @org.jspecify.annotations.Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return new WorkingFiles(top, stamps, complete[0]);
    }

    /** Whether these are all there were. */
    boolean complete() {
        return complete;
    }

    /** What of it was not there before, or was another. */
    List<Artifact> since(WorkingFiles before) {
        List<Artifact> artifacts = new ArrayList<>();
        stamps.keySet().stream().sorted().forEach(file -> {
            Stamp now = stamps.get(file);
            Stamp then = before.stamps.get(file);
            if (now != null && !now.equals(then)) {
                String path = top.relativize(file).toString().replace('\\', '/');
                artifacts.add(new Artifact(path, now.size(), then == null));
            }
        });
        return artifacts;
    }
}
