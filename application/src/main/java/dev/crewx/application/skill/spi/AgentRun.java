package dev.crewx.application.skill.spi;

/** A run under way. Safe for use by several threads at once. */
public interface AgentRun extends AutoCloseable {

    /**
     * Waits until the run is over: it came to its end, its time was up, or somebody closed it. What it had started is
     * ended by then. A waiting thread that is interrupted closes the run and stays interrupted.
     *
     * @return how it ended; the same however often it is asked
     */
    AgentOutcome await();

    /** Ends the run with all that it started; no harm when it is over, or twice. */
    @Override
    void close();
}
