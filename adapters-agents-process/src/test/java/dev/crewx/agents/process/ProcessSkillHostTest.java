package dev.crewx.agents.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.crewx.application.skill.spi.SkillHost;
import dev.crewx.application.testkit.SkillHostContract;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

final class ProcessSkillHostTest extends SkillHostContract {
    @Override
    protected SkillHost host() {
        return new ProcessSkillHost();
    }

    @Test
    void isFoundByWhoeverNeedsAHost() {
        assertEquals(
                List.of(ProcessSkillHost.class),
                ServiceLoader.load(SkillHost.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .toList());
    }
}
