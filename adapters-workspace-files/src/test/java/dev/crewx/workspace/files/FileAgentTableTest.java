package dev.crewx.workspace.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.install.spi.Agent;
import dev.crewx.application.install.spi.AgentTable;
import dev.crewx.application.remote.spi.ClientStateException;
import dev.crewx.application.testkit.AgentTableContract;
import dev.crewx.bundle.tar.BundleTar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileAgentTableTest extends AgentTableContract {
    @TempDir
    private Path folder;

    private Path own;

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectory(folder.resolve("project"));
        own = Files.createDirectory(folder.resolve("config")).resolve("agents.json");
    }

    @Override
    protected AgentTable table() {
        return new FileAgentTable(
                project(),
                new UserFolders(folder.resolve("config"), folder.resolve("cache"), folder.resolve("etc")),
                new BundleTar().jsonText());
    }

    @Override
    protected Path project() {
        return folder.resolve("project");
    }

    private Optional<Agent> agent(String id) {
        return table().agents().stream().filter(agent -> agent.id().equals(id)).findFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, .claude/skills",
        "codex, .agents/skills",
        "cursor, .agents/skills",
        "gemini-cli, .agents/skills",
        "github-copilot, .agents/skills",
        "opencode, .agents/skills",
        "goose, .goose/skills",
        "openclaw, skills",
        "windsurf, .windsurf/skills",
        "roo, .roo/skills",
        "kiro-cli, .kiro/skills",
        "tabnine-cli, .tabnine/agent/skills",
        "astrbot, data/skills",
        "crewx, .crewx/skills"
    })
    void knowsWhereAgentsLook(String id, String expected) {
        assertEquals(Optional.of(expected), agent(id).map(Agent::folder));
    }

    @Test
    void knowsThatCrewxFollowsNoLinks() {
        assertEquals(
                List.of("crewx"),
                table().agents().stream()
                        .filter(agent -> !agent.links())
                        .map(Agent::id)
                        .toList());
    }

    @Test
    void letsTheUserAddReplaceAndTakeAway() throws IOException {
        Files.writeString(own, """
                {"mine": {"project": ".mine/skills", "user": "~/.mine", "links": false, "signs": ["mine.yaml"]},
                 "codex": {"project": ".codex/skills"},
                 "eve": null}
                """);
        assertEquals(
                Optional.of(new Agent("mine", ".mine/skills", Optional.of("~/.mine"), false, List.of("mine.yaml"))),
                agent("mine"));
        assertEquals(Optional.of(".codex/skills"), agent("codex").map(Agent::folder));
        assertTrue(agent("eve").isEmpty());
        assertFalse(agent("claude-code").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mine\": 1}",
                "{\"mine\": {}}",
                "{\"mine\": {\"project\": \"/etc\"}}",
                "{\"mine\": {\"project\": \"../elsewhere\"}}",
                "{\"mine\": {\"project\": \"a/../../b\"}}",
                "{\"mine\": {\"project\": \"C:/skills\"}}",
                "[]",
                "{ broken"
            })
    void namesATableItDoesNotUnderstand(String text) throws IOException {
        Files.writeString(own, text);
        ClientStateException fault = assertThrows(ClientStateException.class, () -> table().agents());
        assertTrue(fault.getMessage().contains(own.toString()), fault.getMessage());
    }
}
