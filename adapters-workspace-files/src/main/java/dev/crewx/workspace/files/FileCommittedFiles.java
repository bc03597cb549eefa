package dev.crewx.workspace.files;

import dev.crewx.application.remote.CommittedTokens;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.remote.spi.CommittedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A project's {@code crewx-skills.json}, {@code crewx-skills.lock} and {@code crewx.yaml}. */
final class FileCommittedFiles implements CommittedFiles {
    private static final List<String> NAMES =
            List.of(FileProjectStore.REQUIREMENTS, FileProjectStore.LOCK, "crewx.yaml", "crewx.yml");

    private final Path project;

    FileCommittedFiles(Path project) {
        this.project = project;
    }

    @Override
    public List<Token> tokens() {
        return NAMES.stream()
                .map(project::resolve)
                .flatMap(file -> CommittedTokens.in(file.toString(), text(file)).stream())
                .toList();
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new ClientStateException("Cannot read " + file + ": " + IoReason.of(e), e);
        }
    }
}
