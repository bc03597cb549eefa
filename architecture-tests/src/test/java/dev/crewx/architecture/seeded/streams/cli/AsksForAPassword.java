package dev.crewx.architecture.seeded.streams.cli;

import java.io.Console;

/** As it should be. */
final class AsksForAPassword {
    private AsksForAPassword() {}

    static Console terminal() {
        return System.console();
    }
}
