package dev.crewx.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Passwords and tokens from a prompt that does not show them, or from standard input. */
public final class Passwords {
    private static final int MAX_BYTES = 16 << 10;

    private Passwords() {}

    /**
     * A password.
     *
     * @param stdin whether standard input holds it, on its first line
     * @param prompt what to ask at the terminal otherwise
     * @throws CommandFailure when there is none
     */
    public static String read(Question question, boolean stdin, String prompt) {
        return stdin
                ? lines(question.environment(), 1).getFirst()
                : question.secret(prompt).orElseThrow(Passwords::nobodyToAsk);
    }

    /**
     * Lines of standard input, each a password or a token.
     *
     * @param count how many there must be
     * @throws CommandFailure when there are fewer, or an empty one
     */
    public static List<String> lines(CliEnvironment environment, int count) {
        try {
            String text = new String(environment.in().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            List<String> lines = text.lines().limit(count).toList();
            if (lines.size() < count || lines.stream().anyMatch(String::isEmpty)) {
                throw CommandFailure.of(
                        FailureType.NO_PASSWORD,
                        count == 1
                                ? "Standard input holds no password or token."
                                : "Standard input does not hold " + count + " lines.");
            }
            return lines;
        } catch (IOException e) {
            throw CommandFailure.of(FailureType.NO_PASSWORD, "Standard input cannot be read: " + e.getMessage());
        }
    }

    private static CommandFailure nobodyToAsk() {
        return CommandFailure.of(
                FailureType.NO_PASSWORD,
                "There is no terminal to ask for the password on; give it with --password-stdin.");
    }
}
