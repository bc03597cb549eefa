package dev.crewx.architecture.seeded.purity.domain;

final class DomainStartsAProcess {
    private DomainStartsAProcess() {}

    static ProcessBuilder start() {
        return new ProcessBuilder("true");
    }
}
