package dev.crewx.cli.console;

import java.util.List;
import java.util.Optional;

/** Ends a command with an exit code and the one clear line that says why. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String type;
    private final transient List<String> details;
    private final transient Optional<String> hint;

    private CommandFailure(
            ExitCode exitCode, String type, String message, List<String> details, Optional<String> hint) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.type = type;
        this.details = List.copyOf(details);
        this.hint = hint;
    }

    /**
     * A failure of the command itself.
     *
     * @param message what was tried, on what, and why not
     */
    public static CommandFailure of(FailureType type, String message) {
        return new CommandFailure(type.exitCode(), type.slug(), message, List.of(), Optional.empty());
    }

    /**
     * A refusal that came from a registry.
     *
     * @param slug the registry's name of the problem
     * @param message the registry's words
     */
    public static CommandFailure refused(ExitCode exitCode, String slug, String message) {
        return new CommandFailure(exitCode, slug, message, List.of(), Optional.empty());
    }

    /** The same with single problems below the line. */
    public CommandFailure details(List<String> lines) {
        return new CommandFailure(exitCode, type, text(), lines, hint);
    }

    /** The same with what the user can do. */
    public CommandFailure hint(String text) {
        return new CommandFailure(exitCode, type, text(), details, Optional.of(text));
    }

    /** The same with words before the line. */
    public CommandFailure prefixed(String prefix) {
        return new CommandFailure(exitCode, type, prefix + text(), details, hint);
    }

    /** The same, after something was done that stays: with words that say what, and the code for that. */
    public CommandFailure partly(String prefix) {
        return new CommandFailure(ExitCode.PARTLY, type, prefix + text(), details, hint);
    }

    /** The code to end with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    /** The stable slug. */
    public String type() {
        return type;
    }

    /** What was tried, on what, and why not. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Single problems; often none. */
    public List<String> details() {
        return details;
    }

    /** What the user can do, where there is something. */
    public Optional<String> hint() {
        return hint;
    }
}
