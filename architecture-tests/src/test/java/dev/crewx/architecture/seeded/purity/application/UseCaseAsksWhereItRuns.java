package dev.crewx.architecture.seeded.purity.application;

import java.nio.file.Path;

final class UseCaseAsksWhereItRuns {
    private UseCaseAsksWhereItRuns() {}

    static Path here(Path file) {
        return file.toAbsolutePath();
    }
}
