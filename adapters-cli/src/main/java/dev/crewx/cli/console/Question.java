package dev.crewx.cli.console;

import java.util.Locale;
import java.util.Optional;

/**
 * Asks the person at the terminal, as far as a command may.
 *
 * @param environment where somebody may sit
 * @param yes whether every question is answered with yes
 * @param silent whether nothing may be asked
 */
public record Question(CliEnvironment environment, boolean yes, boolean silent) {

    /** Whether somebody can be asked. */
    public boolean isPossible() {
        return environment.terminal().input() && !silent;
    }

    /**
     * Goes on only with a yes.
     *
     * @param what is asked, without a question mark
     * @throws CommandFailure when the answer is no, or nobody can be asked
     */
    public void require(String what) {
        if (yes) {
            return;
        }
        if (!isPossible()) {
            throw CommandFailure.of(FailureType.NO_CONSENT, what + "? Nobody can be asked; nothing was done.")
                    .hint("Say yes with --yes.");
        }
        String answer = line(what + "? [y/N] ").orElse("").strip().toLowerCase(Locale.ROOT);
        if (!answer.equals("y") && !answer.equals("yes")) {
            throw CommandFailure.of(FailureType.NO_CONSENT, "Nothing was done.");
        }
    }

    /** What somebody types after a prompt; empty when nobody can be asked or the input ends. */
    public Optional<String> line(String prompt) {
        java.io.Console terminal = isPossible() ? System.console() : null;
        return terminal == null ? Optional.empty() : Optional.ofNullable(terminal.readLine("%s", prompt));
    }

    /** As {@link #line}, without showing what is typed. */
    public Optional<String> secret(String prompt) {
        java.io.Console terminal = isPossible() ? System.console() : null;
        char[] typed = terminal == null ? null : terminal.readPassword("%s", prompt);
        return typed == null ? Optional.empty() : Optional.of(new String(typed));
    }
}
