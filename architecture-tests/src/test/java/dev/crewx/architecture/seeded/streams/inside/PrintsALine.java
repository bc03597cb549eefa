package dev.crewx.architecture.seeded.streams.inside;

final class PrintsALine {
    private PrintsALine() {}

    static void print() {
        System.out.println("a line");
    }
}
