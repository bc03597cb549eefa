package dev.crewx.cli.registry;

import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.CommandFailure;
import dev.crewx.cli.console.FailureType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Passwords from a prompt that does not show them, or from standard input. */
final class Passwords {
    private static final int MAX_BYTES = 4096;

    private Passwords() {}

    static String read(CliEnvironment environment, boolean stdin, String prompt) {
        if (stdin) {
            return fromStandardInput(environment);
        }
        java.io.Console terminal = environment.terminal() ? System.console() : null;
        char[] typed = terminal == null ? null : terminal.readPassword("%s", prompt);
        if (typed == null) {
            throw CommandFailure.of(
                    FailureType.NO_PASSWORD,
                    "There is no terminal to ask for the password on; give it with --password-stdin.");
        }
        return new String(typed);
    }

    private static String fromStandardInput(CliEnvironment environment) {
        try {
            String text = new String(environment.in().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            String password = text.lines().findFirst().orElse("");
            if (password.isEmpty()) {
                throw CommandFailure.of(FailureType.NO_PASSWORD, "Standard input holds no password.");
            }
            return password;
        } catch (IOException e) {
            throw CommandFailure.of(FailureType.NO_PASSWORD, "Standard input cannot be read: " + e.getMessage());
        }
    }
}
