package dev.crewx.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run brought.
 *
 * @param success whether it came to its end with status 0
 * @param output what was kept of its standard output
 * @param errorOutput what was kept of its standard error
 * @param truncated whether either was longer than what is kept
 * @param exitStatus its exit status, where it came to an end of its own
 * @param error what went wrong; empty for a success
 * @param artifacts the files that it made or changed below its working directory, by path
 * @param metadata about the run itself
 */
public record ExecutionResult(
        boolean success,
        String output,
        String errorOutput,
        boolean truncated,
        OptionalInt exitStatus,
        Optional<SkillError> error,
        List<Artifact> artifacts,
        Metadata metadata) {
    /** Copies the artifacts. */
    public ExecutionResult {
        artifacts = List.copyOf(artifacts);
    }

    /**
     * About a run.
     *
     * @param executionId names it
     * @param executionTime how long it took
     * @param memoryBytes the most memory its processes were seen to use; 0 where that cannot be seen
     * @param dependenciesUsed the skill's own package, then what the agent was offered, in order
     * @param artifactsComplete whether the working directory was small enough to be watched as a whole
     * @param cacheHits how often a cache helped in making ready
     * @param cacheMisses how often a file was read for it
     */
    public record Metadata(
            String executionId,
            Duration executionTime,
            long memoryBytes,
            List<String> dependenciesUsed,
            boolean artifactsComplete,
            int cacheHits,
            int cacheMisses) {
        /** Copies the names. */
        public Metadata {
            dependenciesUsed = List.copyOf(dependenciesUsed);
        }
    }
}
