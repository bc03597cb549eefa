package dev.crewx.application.install.spi;

import java.util.List;

/** The agents that skills can be installed for. */
public interface AgentTable {

    /**
     * All of them, by id.
     *
     * @throws dev.crewx.application.remote.spi.ClientStateException when the user's own table is not understood
     */
    List<Agent> agents();

    /** Those that the project shows signs of, by id. */
    List<Agent> detected();
}
