package dev.crewx.architecture.seeded.purity.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class DomainReadsAFile {
    private DomainReadsAFile() {}

    static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
