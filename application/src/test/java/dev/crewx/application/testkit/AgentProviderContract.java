package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentOutcome.Ending;
import dev.crewx.application.skill.spi.AgentProvider;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link AgentProvider} does. */
public abstract class AgentProviderContract {
    @TempDir
    private Path folder;

    /** One that can run here. */
    protected abstract AgentProvider provider();

    /** One whose program is nowhere on the path of {@link #environment}. */
    protected abstract AgentProvider missing();

    /** The variables that {@link #provider} can run with. */
    protected abstract Map<String, String> environment();

    /** What {@link #provider} needs to come to its end with status 0. */
    protected abstract Optional<Path> script(Path folder);

    private AgentRequest request(Optional<Path> script) {
        return new AgentRequest(
                "exec_contract",
                script,
                List.of("one"),
                "the prompt",
                folder,
                environment(),
                Duration.ofMinutes(1),
                10_000,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
    }

    @Test
    void isCalledScriptOrByAFamilyAndAName() {
        for (AgentProvider provider : List.of(provider(), missing())) {
            assertTrue(provider.name().matches("script|[a-z]+/[A-Za-z0-9][A-Za-z0-9_.-]*"), provider::name);
        }
    }

    @Test
    void runsWhatItIsGiven() {
        assertEquals(Optional.empty(), provider().missing(environment()));
        try (AgentRun run = provider().start(request(script(folder)))) {
            AgentOutcome outcome = run.await();
            assertEquals(new Ending.Exited(0), outcome.ending(), outcome::toString);
        }
    }

    @Test
    void saysWhatIsMissingInsteadOfFailing() {
        try (AgentRun run = missing().start(request(Optional.empty()))) {
            Ending ending = run.await().ending();
            String reason = assertInstanceOf(Ending.NotStarted.class, ending).reason();
            assertTrue(!reason.isBlank());
            missing().missing(environment()).ifPresent(said -> assertEquals(said, reason));
        }
    }
}
