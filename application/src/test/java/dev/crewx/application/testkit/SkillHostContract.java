package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.SkillHost;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link SkillHost} does. */
public abstract class SkillHostContract {
    /** The one under test. */
    protected abstract SkillHost host();

    private static AgentCommand command(String provider) {
        return new AgentCommand(provider, List.of("a-program"), Channel.STDIN, Set.of("ONLY_" + provider.length()));
    }

    private List<String> names(AgentCommand... commands) {
        return host().agents(List.of(commands)).stream()
                .map(AgentProvider::name)
                .toList();
    }

    @Test
    void offersScriptsAndTheKnownCommandLines() {
        assertTrue(names().containsAll(List.of("script", "cli/claude", "cli/gemini", "cli/codex", "cli/copilot")));
    }

    @Test
    void offersEachCommandBesides() {
        List<String> names = names(command("cli/mine"), command("plugin/theirs"));
        assertTrue(names.containsAll(names()), names::toString);
        assertTrue(names.containsAll(List.of("cli/mine", "plugin/theirs")), names::toString);
    }

    @Test
    void putsACommandInThePlaceOfTheAgentOfItsName() {
        List<AgentProvider> agents = host().agents(List.of(command("cli/claude")));
        List<String> names = agents.stream().map(AgentProvider::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size());
        AgentProvider claude = agents.stream()
                .filter(agent -> agent.name().equals("cli/claude"))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of("ONLY_10"), claude.environment());
    }
}
