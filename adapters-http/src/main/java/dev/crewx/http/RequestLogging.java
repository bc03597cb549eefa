package dev.crewx.http;

import java.io.OutputStream;

/**
 * Where and how requests are logged.
 *
 * @param out where the lines go; not closed
 * @param json whether a line is a JSON object, rather than words for people
 */
public record RequestLogging(OutputStream out, boolean json) {}
