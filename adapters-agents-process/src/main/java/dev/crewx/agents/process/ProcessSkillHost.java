package dev.crewx.agents.process;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.Machine;
import dev.crewx.application.skill.spi.SkillHost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs skills as processes of this machine: by their own script, by the command lines of models, by any command that is
 * configured.
 */
public final class ProcessSkillHost implements SkillHost {
    /** A factory; also what {@link java.util.ServiceLoader} makes. */
    public ProcessSkillHost() {}

    @Override
    public List<AgentProvider> agents(List<AgentCommand> commands) {
        Map<String, AgentProvider> agents = new LinkedHashMap<>();
        agents.put(AgentProvider.SCRIPT, new ScriptAgent());
        BuiltInAgents.COMMANDS.forEach(command -> agents.put(command.provider(), new CommandAgent(command)));
        commands.forEach(command -> agents.put(command.provider(), new CommandAgent(command)));
        return List.copyOf(agents.values());
    }

    @Override
    public Machine machine() {
        return new LocalMachine();
    }
}
