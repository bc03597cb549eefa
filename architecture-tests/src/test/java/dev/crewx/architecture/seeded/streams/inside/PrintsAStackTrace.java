package dev.crewx.architecture.seeded.streams.inside;

final class PrintsAStackTrace {
    private PrintsAStackTrace() {}

    static void print(IllegalStateException problem) {
        problem.printStackTrace();
    }
}
