package dev.crewx.application.skill.spi;

import java.util.List;
import java.util.Optional;

/** What the user's own configuration says about agents. */
public interface AgentSettings {

    /**
     * The provider or agent that runs a skill when none is named.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when that cannot be read
     */
    Optional<String> defaultAgent();

    /**
     * The commands that may run skills, each provider once.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when they cannot be read or understood
     */
    List<AgentCommand> commands();
}
