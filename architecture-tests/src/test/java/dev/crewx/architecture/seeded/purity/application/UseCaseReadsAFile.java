package dev.crewx.architecture.seeded.purity.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class UseCaseReadsAFile {
    private UseCaseReadsAFile() {}

    static byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
