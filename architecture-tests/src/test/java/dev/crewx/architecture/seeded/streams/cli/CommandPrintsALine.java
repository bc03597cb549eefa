package dev.crewx.architecture.seeded.streams.cli;

final class CommandPrintsALine {
    private CommandPrintsALine() {}

    static void print() {
        System.err.println("a line");
    }
}
