package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.domain.manifest.PathRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link AgentTable} does. */
public abstract class AgentTableContract {

    /** The table as it is without anything of the user's, seen from a project that is empty at first. */
    protected abstract AgentTable table();

    /** That project. */
    protected abstract Path project();

    @Test
    void hasEachAgentOnceSortedById() {
        List<String> ids = table().agents().stream().map(Agent::id).toList();
        assertEquals(List.copyOf(new TreeSet<>(ids)), ids);
    }

    @Test
    void namesOnlyFoldersInsideTheProject() {
        for (Agent agent : table().agents()) {
            assertEquals(Optional.empty(), PathRules.problemOf(agent.folder()), agent.toString());
            agent.signs().forEach(sign -> assertEquals(Optional.empty(), PathRules.problemOf(sign), agent.toString()));
        }
    }

    @Test
    void detectsNobodyInAnEmptyProject() {
        assertEquals(List.of(), table().detected());
    }

    @Test
    void detectsAnAgentByEachOfItsSigns() throws IOException {
        for (Agent agent : table().agents()) {
            for (String sign : agent.signs()) {
                Path path = project().resolve(sign);
                Files.createDirectories(path);
                assertTrue(table().detected().contains(agent), agent + " by " + sign);
                Files.delete(path);
                assertFalse(table().detected().contains(agent), agent + " without " + sign);
            }
        }
    }
}
