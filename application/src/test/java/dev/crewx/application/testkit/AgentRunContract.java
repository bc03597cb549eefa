package dev.crewx.application.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentOutcome.Ending;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link AgentRun} does. */
@Timeout(60)
public abstract class AgentRunContract {
    /** Longer than any test here may take. */
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    /** What a run is to do. */
    public sealed interface Behaviour {
        /** It says something on both streams and ends with a status. */
        record Says(String out, String err, int status) implements Behaviour {}

        /** It says {@code ready} and never ends by itself. */
        record Waits() implements Behaviour {}

        /** It says this many bytes and ends. */
        record Floods(int bytes) implements Behaviour {}

        /** It says what the variable of this name holds, or nothing. */
        record SaysVariable(String name) implements Behaviour {}

        /** It makes an empty file of this name where it runs. */
        record MakesFile(String name) implements Behaviour {}
    }

    /** Starts a run that does this. */
    protected abstract AgentRun start(Behaviour behaviour, AgentRequest request);

    private AgentRequest request(Duration timeout, OutputStream out) {
        return new AgentRequest(
                "exec_contract",
                Optional.empty(),
                List.of(),
                "",
                folder,
                Map.of("PATH", System.getenv("PATH"), "GIVEN", "a value"),
                timeout,
                1000,
                out,
                OutputStream.nullOutputStream());
    }

    private AgentRequest request() {
        return request(LONG, OutputStream.nullOutputStream());
    }

    /** A stream that tells when the first bytes came. */
    private static final class Heard extends ByteArrayOutputStream {
        private final CountDownLatch first = new CountDownLatch(1);

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            super.write(bytes, offset, length);
            first.countDown();
        }
    }

    @Test
    void tellsStatusAndBothStreams() {
        try (AgentRun run = start(new Behaviour.Says("out ✓", "err", 3), request())) {
            AgentOutcome outcome = run.await();
            assertEquals(new Ending.Exited(3), outcome.ending());
            assertEquals("out ✓", outcome.out().text());
            assertEquals("err", outcome.err().text());
            assertFalse(outcome.out().truncated());
            assertEquals(outcome, run.await());
        }
    }

    @Test
    void seesTheVariablesOfTheRequestAndNoOthers() {
        try (AgentRun given = start(new Behaviour.SaysVariable("GIVEN"), request());
                AgentRun other = start(new Behaviour.SaysVariable("CREWX_NOT_GIVEN"), request())) {
            assertEquals("a value", given.await().out().text().strip());
            assertEquals("", other.await().out().text().strip());
        }
    }

    @Test
    void runsInItsWorkingDirectory() {
        try (AgentRun run = start(new Behaviour.MakesFile("made"), request())) {
            assertEquals(new Ending.Exited(0), run.await().ending());
        }
        assertTrue(Files.exists(folder.resolve("made")));
    }

    @Test
    void isEndedWhenItsTimeIsUp() {
        Duration timeout = Duration.ofMillis(200);
        try (AgentRun run = start(new Behaviour.Waits(), request(timeout, OutputStream.nullOutputStream()))) {
            assertEquals(new Ending.TimedOut(timeout), run.await().ending());
        }
    }

    @Test
    void isEndedByClosing() throws InterruptedException {
        Heard heard = new Heard();
        AgentRun run = start(new Behaviour.Waits(), request(LONG, heard));
        heard.first.await();
        run.close();
        assertEquals(new Ending.Ended(), run.await().ending());
        run.close();
        assertEquals("ready", run.await().out().text().strip());
    }

    @Test
    void closingWhatIsOverChangesNothing() {
        AgentRun run = start(new Behaviour.Says("a", "", 0), request());
        AgentOutcome outcome = run.await();
        run.close();
        assertEquals(outcome, run.await());
    }

    @Test
    void endsWhenTheWaitingThreadIsInterruptedAndLeavesItInterrupted() throws InterruptedException {
        Heard heard = new Heard();
        CompletableFuture<Ending> ending = new CompletableFuture<>();
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        AgentRun run = start(new Behaviour.Waits(), request(LONG, heard));
        Thread waiting = Thread.ofVirtual().start(() -> {
            ending.complete(run.await().ending());
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        heard.first.await();
        waiting.interrupt();
        assertInstanceOf(Ending.Ended.class, ending.join());
        assertTrue(interrupted.join());
    }

    @Test
    void handsOnAllThatComesAndKeepsBeginningAndEnd() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (AgentRun run = start(new Behaviour.Floods(200_000), request(LONG, all))) {
            AgentOutcome outcome = run.await();
            assertEquals(new Ending.Exited(0), outcome.ending());
            assertEquals(200_000, outcome.out().totalBytes());
            assertTrue(outcome.out().truncated());
            assertTrue(
                    outcome.out().text().length() < 1200,
                    () -> "kept " + outcome.out().text().length());
            assertTrue(outcome.out().text().contains("199000 bytes left out"), outcome.out()::text);
            assertEquals(200_000, all.size());
        }
    }

    @Test
    void isNotDisturbedByAListenerThatIsGone() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        try (AgentRun run = start(new Behaviour.Floods(100_000), request(LONG, gone))) {
            AgentOutcome outcome = run.await();
            assertEquals(new Ending.Exited(0), outcome.ending());
            assertEquals(100_000, outcome.out().totalBytes());
        }
    }

    @Test
    void handsNothingOnOnceItIsOver() {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        AgentRun run = start(new Behaviour.Says("a", "", 0), request(LONG, heard));
        run.await();
        assertEquals("a", heard.toString(StandardCharsets.UTF_8));
        heard.reset();
        run.close();
        assertEquals(0, heard.size());
    }
}
