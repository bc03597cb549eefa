package dev.crewx.cli.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command is given by whoever runs it: nothing else of the process is looked at.
 *
 * @param workingDirectory where relative paths begin, absolute
 * @param variables the environment variables
 * @param in the standard input
 * @param out where data goes
 * @param err where talk and progress go
 * @param terminal which of the streams a person sits at
 * @param distribution the folder of the installed product, with its {@code examples}
 */
public record CliEnvironment(
        Path workingDirectory,
        Map<String, String> variables,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Terminal terminal,
        Path distribution) {
    private static final int DEFAULT_COLUMNS = 80;

    /** Copies the variables. */
    public CliEnvironment {
        variables = Map.copyOf(variables);
    }

    /** An environment variable; an empty one counts as absent. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** How many characters a line of the terminal holds; 80 where nobody says. */
    public int columns() {
        return variable("COLUMNS")
                .filter(text -> text.matches("[1-9][0-9]{1,3}"))
                .map(Integer::parseInt)
                .orElse(DEFAULT_COLUMNS);
    }

    /** How long a line of data may be: as the terminal, and without an end where nobody watches. */
    public int lineWidth() {
        return terminal.output() || variable("COLUMNS").isPresent() ? columns() : Integer.MAX_VALUE;
    }

    /** A path as the user wrote it, made absolute. */
    public Path resolve(Path path) {
        return workingDirectory.resolve(path).normalize();
    }
}
