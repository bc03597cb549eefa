package dev.crewx.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * About a runtime.
 *
 * @param project whose skills it runs
 * @param startedAt when it was made
 * @param uptime how long ago that is
 * @param skillsLoaded how many skills the last look found
 * @param activeExecutions how many contexts are prepared and not yet cleaned up
 * @param executions how many runs came to their end so far
 * @param memoryBytes how much of this JVM's heap is used
 * @param agents the providers that can run skills here
 */
public record RuntimeInfo(
        Path project,
        Instant startedAt,
        Duration uptime,
        int skillsLoaded,
        int activeExecutions,
        long executions,
        long memoryBytes,
        List<String> agents) {
    /** Copies the names. */
    public RuntimeInfo {
        agents = List.copyOf(agents);
    }
}
