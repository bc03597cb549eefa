package dev.crewx.application.skill.spi;

import java.util.List;

/**
 * What a machine offers to skills: agents that run them and tools that they may need. Found by {@link
 * java.util.ServiceLoader} where none is handed in.
 */
public interface SkillHost {

    /**
     * The agents that skills can be run by: the built-in ones, and one for each of these commands. A command stands in
     * the place of a built-in agent of its name.
     */
    List<AgentProvider> agents(List<AgentCommand> commands);

    /** The machine itself. */
    Machine machine();
}
