package dev.crewx.runtime;

import dev.crewx.application.skill.spi.AgentCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a project's {@code crewx.yaml} says about skills and agents.
 *
 * @param file the file; empty where the project has none
 * @param skills which skills the project uses
 * @param searchPaths where it has skills beside the usual places, in order
 * @param agents its agents, each with the project's selection taken into its own
 * @param commands commands that it names, to be run only where the user trusts the folder
 * @param problems what in it is not understood, each with its place
 */
public record ProjectConfiguration(
        Optional<Path> file,
        SkillSelection skills,
        List<Path> searchPaths,
        List<AgentConfig> agents,
        List<AgentCommand> commands,
        List<String> problems) {
    /** That of a project without a file. */
    static final ProjectConfiguration NONE =
            new ProjectConfiguration(Optional.empty(), SkillSelection.ALL, List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public ProjectConfiguration {
        searchPaths = List.copyOf(searchPaths);
        agents = List.copyOf(agents);
        commands = List.copyOf(commands);
        problems = List.copyOf(problems);
    }

    /** The agent of this id. */
    public Optional<AgentConfig> agent(String id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }
}
