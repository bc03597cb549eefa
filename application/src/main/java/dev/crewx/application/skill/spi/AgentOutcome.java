package dev.crewx.application.skill.spi;

import java.time.Duration;

/**
 * How a run ended, and what it said.
 *
 * @param ending how
 * @param out what was kept of its standard output
 * @param err what was kept of its standard error
 * @param peakMemoryBytes the most memory its processes were seen to use; 0 where that cannot be seen
 */
public record AgentOutcome(Ending ending, Captured out, Captured err, long peakMemoryBytes) {

    /** How a run ended. */
    public sealed interface Ending {
        /**
         * It came to its end.
         *
         * @param status its exit status; 0 means success
         */
        record Exited(int status) implements Ending {}

        /**
         * Its time was up.
         *
         * @param timeout how long it was given
         */
        record TimedOut(Duration timeout) implements Ending {}

        /** Somebody ended it. */
        record Ended() implements Ending {}

        /**
         * It could not be started.
         *
         * @param reason what was tried and why not, for people
         */
        record NotStarted(String reason) implements Ending {}
    }

    /**
     * What was kept of a stream.
     *
     * @param text its beginning and its end; a line between them says how much is missing
     * @param totalBytes how much came
     * @param truncated whether something is missing
     */
    public record Captured(String text, long totalBytes, boolean truncated) {
        /** Nothing came. */
        public static final Captured NOTHING = new Captured("", 0, false);
    }

    /** A run that could not be started. */
    public static AgentOutcome notStarted(String reason) {
        return new AgentOutcome(new Ending.NotStarted(reason), Captured.NOTHING, Captured.NOTHING, 0);
    }
}
