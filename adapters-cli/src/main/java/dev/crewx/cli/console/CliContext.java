package dev.crewx.cli.console;

/**
 * What commands are made with.
 *
 * @param environment what they are given
 * @param services what they call
 */
public record CliContext(CliEnvironment environment, CliServices services) {}
