package dev.crewx.workspace.files;

import dev.crewx.application.remote.spi.CommittedFiles;
import dev.crewx.application.testkit.CommittedFilesContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileCommittedFilesTest extends CommittedFilesContract {
    @TempDir
    private Path project;

    @Override
    protected CommittedFiles files() {
        return new FileCommittedFiles(project);
    }

    @Override
    protected void write(String name, String text) throws IOException {
        Files.writeString(project.resolve(name), text);
    }
}
