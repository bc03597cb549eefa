package dev.crewx.architecture.seeded.streams.main;

import java.io.PrintStream;

/** As it should be. */
final class Main {
    private Main() {}

    static PrintStream out() {
        return System.out;
    }
}
