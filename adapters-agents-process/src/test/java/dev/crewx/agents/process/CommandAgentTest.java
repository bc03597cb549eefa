package dev.crewx.agents.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentOutcome.Ending;
import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import dev.crewx.application.testkit.AgentProviderContract;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandAgentTest extends AgentProviderContract {
    @TempDir
    private Path bin;

    private AgentProvider agent(String script, Channel channel) {
        AgentProgram.write(bin.resolve("agent"), script);
        return new CommandAgent(new AgentCommand("cli/test", List.of("agent", "--flag"), channel, Set.of()));
    }

    @Override
    protected AgentProvider provider() {
        return agent("cat", Channel.STDIN);
    }

    @Override
    protected AgentProvider missing() {
        return new CommandAgent(new AgentCommand("cli/missing", List.of("no-such-program"), Channel.STDIN, Set.of()));
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("PATH", bin + ":" + System.getenv("PATH"));
    }

    @Override
    protected Optional<Path> script(Path folder) {
        return Optional.empty();
    }

    private AgentOutcome run(AgentProvider agent, String prompt) {
        AgentRequest request = new AgentRequest(
                "exec_test",
                Optional.empty(),
                List.of(),
                prompt,
                bin,
                environment(),
                Duration.ofMinutes(1),
                1024 * 1024,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
        try (AgentRun run = agent.start(request)) {
            return run.await();
        }
    }

    @Test
    void givesThePromptOnStandardInput() {
        String prompt = "line one\nzwei ✓\n" + "x".repeat(300_000);
        AgentOutcome outcome = run(agent("echo \"$@\"; cat", Channel.STDIN), prompt);
        assertEquals("--flag\n" + prompt, outcome.out().text());
    }

    @Test
    void givesThePromptAsTheLastArgument() {
        AgentOutcome outcome =
                run(agent("for a do echo \"[$a]\"; done; cat", Channel.ARGUMENT), "say \"hi\"; $HOME\nthen");
        assertEquals("[--flag]\n[say \"hi\"; $HOME\nthen]\n", outcome.out().text());
    }

    @Test
    void doesNotMindAnAgentThatDoesNotRead() {
        AgentOutcome outcome = run(agent("echo done", Channel.STDIN), "x".repeat(1_000_000));
        assertEquals(new Ending.Exited(0), outcome.ending());
        assertEquals("done\n", outcome.out().text());
    }

    @Test
    void saysThatAPromptIsTooLongForAnArgument() {
        AgentOutcome outcome = run(agent("cat", Channel.ARGUMENT), "x".repeat(200_000));
        String reason =
                assertInstanceOf(Ending.NotStarted.class, outcome.ending()).reason();
        assertTrue(reason.contains("200000 bytes") && reason.contains("standard input"), reason);
    }

    @Test
    void takesTheLongestPromptThatAnArgumentHolds() {
        AgentOutcome outcome = run(agent("echo ${#2}", Channel.ARGUMENT), "x".repeat(128 * 1024 - 1));
        assertEquals("131071\n", outcome.out().text(), outcome::toString);
    }

    @Test
    void saysWhatAPromptCannotHold() {
        AgentOutcome outcome = run(agent("cat", Channel.ARGUMENT), "a\0b");
        assertInstanceOf(Ending.NotStarted.class, outcome.ending());
    }
}
