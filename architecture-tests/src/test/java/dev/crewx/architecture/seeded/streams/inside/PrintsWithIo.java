package dev.crewx.architecture.seeded.streams.inside;

final class PrintsWithIo {
    private PrintsWithIo() {}

    static void print() {
        IO.println("a line");
    }
}
