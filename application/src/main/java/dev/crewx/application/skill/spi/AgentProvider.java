package dev.crewx.application.skill.spi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that can run a skill: a model's command line, or the skill's own script. Safe for use by several threads at
 * once.
 */
public interface AgentProvider {
    /** The name of the provider that runs a skill's own script. */
    String SCRIPT = "script";

    /** What it is called: {@value #SCRIPT}, or {@code cli/} or {@code plugin/} and a name. */
    String name();

    /** What it is given of the surrounding environment, beside what every agent is given; a last {@code *} is any rest. */
    Set<String> environment();

    /**
     * Why it could not be started in this environment, for people; empty when nothing is known to be missing.
     *
     * @param environment the variables, of which {@code PATH} says where programs lie
     */
    Optional<String> missing(Map<String, String> environment);

    /**
     * Starts a run; does not wait for it. One that cannot be started is a run that is over at once.
     *
     * @return the run, which the caller closes
     */
    AgentRun start(AgentRequest request);
}
