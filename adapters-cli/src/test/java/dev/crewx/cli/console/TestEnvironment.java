package dev.crewx.cli.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Environments without a process around them, and what was written to them. */
public final class TestEnvironment {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CliEnvironment environment;

    /** One with these variables, a standard input and a terminal. */
    public TestEnvironment(Map<String, String> variables, String input, Terminal terminal) {
        environment = new CliEnvironment(
                Path.of("").toAbsolutePath(),
                variables,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                Path.of("").toAbsolutePath());
    }

    /** One with these variables and nobody at its streams. */
    public static CliEnvironment with(Map<String, String> variables) {
        return new TestEnvironment(variables, "", Terminal.NONE).environment();
    }

    /** What a command is given. */
    public CliEnvironment environment() {
        return environment;
    }

    /** What was written to standard output. */
    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What was written to standard error. */
    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
