package dev.crewx.workspace.files.source;

import dev.crewx.application.bundle.spi.SourceFolders;

/** Gives the port for source folders its implementation on disk; free of state. */
public final class SourceFiles {
    /** A factory. */
    public SourceFiles() {}

    /** Folders of the default file system or any other that a {@code Path} belongs to. */
    public SourceFolders sourceFolders() {
        return new DiskSourceFolders();
    }
}
