package dev.crewx.agents.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptAgentTest extends AgentProviderContract {
    @TempDir
    private Path folder;

    @Override
    protected AgentProvider provider() {
        return new ScriptAgent();
    }

    @Override
    protected AgentProvider missing() {
        return new ScriptAgent(); // a skill without a script is as good as a missing program
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of("PATH", System.getenv("PATH"));
    }

    @Override
    protected Optional<Path> script(Path place) {
        return Optional.of(AgentProgram.write(place.resolve("a.sh"), "exit 0"));
    }

    private AgentOutcome run(Path script, Map<String, String> environment, String... arguments) {
        AgentRequest request = new AgentRequest(
                "exec_test",
                Optional.of(script),
                List.of(arguments),
                "",
                folder,
                environment,
                Duration.ofMinutes(1),
                10_000,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
        try (AgentRun run = provider().start(request)) {
            return run.await();
        }
    }

    @Test
    void givesItsArgumentsAsTheyAre() {
        Path script = AgentProgram.write(folder.resolve("a b/it's.sh"), "for a do echo \"[$a]\"; done; cat; pwd");
        AgentOutcome outcome = run(script, environment(), "one two", "$(rm x)", "-n", "");
        assertEquals(
                "[one two]\n[$(rm x)]\n[-n]\n[]\n" + folder + "\n",
                outcome.out().text());
    }

    @Test
    void picksTheInterpreterByTheEnding() {
        Path bin = folder.resolve("bin");
        for (String name : List.of("node", "python3", "sh")) {
            AgentProgram.write(bin.resolve(name), "echo " + name + " \"$@\"");
        }
        Map<String, String> environment = Map.of("PATH", bin.toString());
        for (String pair : List.of("node a.js", "python3 a.py", "sh a.sh")) {
            Path script = AgentProgram.write(folder.resolve(pair.split(" ")[1]), "exit 9");
            assertEquals(
                    pair.split(" ")[0] + " " + script + " x\n",
                    run(script, environment, "x").out().text());
        }
    }

    @Test
    void saysWhichInterpreterIsMissing() {
        Path script = AgentProgram.write(folder.resolve("a.py"), "print(1)");
        AgentOutcome outcome = run(script, Map.of("PATH", folder.toString()));
        String reason =
                assertInstanceOf(Ending.NotStarted.class, outcome.ending()).reason();
        assertTrue(reason.contains("python3 or python") && reason.contains("a.py"), reason);
    }
}
