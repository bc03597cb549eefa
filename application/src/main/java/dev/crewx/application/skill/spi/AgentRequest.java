package dev.crewx.application.skill.spi;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent is to do.
 *
 * @param executionId names the run; the run's processes find it in {@value #EXECUTION_ID}
 * @param script the skill's own script, where it has one
 * @param arguments what the user gave, part by part: a script's arguments
 * @param prompt what a model reads
 * @param workingDirectory where it runs
 * @param environment all the variables that the run sees
 * @param timeout after which it and all that it started are ended
 * @param maxCapturedBytes how much of each stream is kept; the streams themselves get everything
 * @param out gets the standard output as it comes; never closed
 * @param err gets the standard error as it comes; never closed
 */
public record AgentRequest(
        String executionId,
        Optional<Path> script,
        List<String> arguments,
        String prompt,
        Path workingDirectory,
        Map<String, String> environment,
        Duration timeout,
        int maxCapturedBytes,
        OutputStream out,
        OutputStream err) {
    /** The variable that names the run, by which the processes of a run are found again. */
    public static final String EXECUTION_ID = "CREWX_EXECUTION_ID";

    /** Copies the lists. */
    public AgentRequest {
        arguments = List.copyOf(arguments);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
