package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link AgentSettings} does. */
public abstract class AgentSettingsContract {
    private static final AgentCommand ONE =
            new AgentCommand("cli/one", List.of("one", "--print"), Channel.STDIN, Set.of());
    private static final AgentCommand TWO =
            new AgentCommand("cli/two", List.of("/opt/two"), Channel.ARGUMENT, Set.of("TWO_KEY", "TWO_URL"));

    /** Settings that say this; where they say nothing they may be absent as a whole. */
    protected abstract AgentSettings settings(Optional<String> defaultAgent, List<AgentCommand> commands);

    @Test
    void mayNameNoAgentAtAll() {
        AgentSettings none = settings(Optional.empty(), List.of());
        assertEquals(Optional.empty(), none.defaultAgent());
        assertEquals(List.of(), none.commands());
    }

    @Test
    void giveBackWhatTheyWereToldInItsOrder() {
        AgentSettings settings = settings(Optional.of("cli/two"), List.of(TWO, ONE));
        assertEquals(Optional.of("cli/two"), settings.defaultAgent());
        assertEquals(List.of(TWO, ONE), settings.commands());
    }
}
