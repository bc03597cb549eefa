package dev.crewx.cli.quickstart;

import dev.crewx.cli.console.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder with a project, a configuration and a cache of its own; gone when closed. */
record Sandbox(TemporaryFolder folder) implements AutoCloseable {

    static Sandbox create() throws IOException {
        Sandbox sandbox = new Sandbox(TemporaryFolder.create("crewx-quickstart-"));
        Files.createDirectories(sandbox.project());
        Files.createDirectories(sandbox.bundles());
        return sandbox;
    }

    Path project() {
        return folder.path().resolve("project");
    }

    Path bundles() {
        return folder.path().resolve("bundles");
    }

    Path home() {
        return folder.path().resolve("home");
    }

    /** Writes a file of the project. */
    void write(String name, String text) throws IOException {
        Files.writeString(project().resolve(name), text);
    }

    @Override
    public void close() {
        folder.close();
    }
}
