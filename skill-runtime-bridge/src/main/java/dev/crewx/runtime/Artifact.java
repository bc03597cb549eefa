package dev.crewx.runtime;

/**
 * A file that a run made or changed.
 *
 * @param path where, below the working directory, with {@code /} between its parts
 * @param sizeBytes its length after the run
 * @param created whether it was not there before
 */
public record Artifact(String path, long sizeBytes, boolean created) {}
