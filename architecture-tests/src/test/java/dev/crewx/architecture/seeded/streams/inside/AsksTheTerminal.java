package dev.crewx.architecture.seeded.streams.inside;

import java.io.Console;

final class AsksTheTerminal {
    private AsksTheTerminal() {}

    static Console terminal() {
        return System.console();
    }
}
