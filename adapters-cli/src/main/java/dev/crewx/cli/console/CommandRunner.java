package dev.crewx.cli.console;

/** Runs command lines; what lets one command run others. */
@FunctionalInterface
public interface CommandRunner {

    /**
     * Runs one command line.
     *
     * @return the code it ends with
     */
    int run(CliEnvironment environment, String... arguments);
}
