package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentRun;

/** A run that is over. */
final class OverRun implements AgentRun {
    private final AgentOutcome outcome;

    private OverRun(AgentOutcome outcome) {
        this.outcome = outcome;
    }

    static AgentRun notStarted(String reason) {
        return new OverRun(AgentOutcome.notStarted(reason));
    }

    @Override
    public AgentOutcome await() {
        return outcome;
    }

    @Override
    public void close() {
        // Nothing is left to be ended.
    }
}
