package dev.crewx.bundle.tar;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folders that were missing above a target and were made for it; they go again when nothing comes of it. */
final class MadeParents {
    private final Deque<Path> made = new ArrayDeque<>();

    private MadeParents() {}

    /** Makes what is missing above an absolute path. */
    static MadeParents above(Path target) throws IOException {
        MadeParents parents = new MadeParents();
        Deque<Path> missing = new ArrayDeque<>();
        Path parent = target.getParent();
        while (parent != null && !Files.exists(parent)) {
            missing.push(parent);
            parent = parent.getParent();
        }
        for (Path folder : missing) {
            try {
                Files.createDirectory(folder);
                parents.made.push(folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
        return parents;
    }

    /** Takes them away, the innermost first, up to one that holds something else by now. */
    void removeEmpty() throws IOException {
        try {
            for (Path folder : made) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException e) {
            // Somebody else uses it by now, and with it all that are above it.
        }
    }
}
