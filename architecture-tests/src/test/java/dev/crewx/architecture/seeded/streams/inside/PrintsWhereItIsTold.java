package dev.crewx.architecture.seeded.streams.inside;

import java.io.PrintStream;

/** As it should be. */
final class PrintsWhereItIsTold {
    private PrintsWhereItIsTold() {}

    static void print(PrintStream out, IllegalStateException problem) {
        out.println("a line");
        problem.printStackTrace(out);
    }
}
