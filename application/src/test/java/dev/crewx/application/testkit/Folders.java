package dev.crewx.application.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes source folders for tests. */
public final class Folders {
    private final Path root;

    /** Fills this folder. */
    public Folders(Path root) {
        this.root = root;
    }

    /** The text of a sound skill. */
    public static String skill(String name) {
        return "---\nname: " + name + "\ndescription: Does " + name + ".\n---\n# " + name + "\n";
    }

    /** Writes a file and the folders it needs. */
    public Folders file(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a skill's file. */
    public Folders skillAt(String path, String name) {
        return file(path, skill(name));
    }

    /** Makes a symbolic link. */
    public Folders link(String path, String target) {
        try {
            Path link = root.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder. */
    public Path root() {
        return root;
    }
}
