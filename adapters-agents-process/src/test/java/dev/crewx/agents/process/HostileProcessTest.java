package dev.crewx.agents.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.skill.spi.AgentOutcome;
import dev.crewx.application.skill.spi.AgentOutcome.Ending;
import dev.crewx.application.skill.spi.AgentRequest;
import dev.crewx.application.skill.spi.AgentRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Programs that do not want to end. Each writes the process ids that must not survive into the file {@code pids}. */
@Timeout(60)
final class HostileProcessTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    @BeforeEach
    void onlyWhereProcessesCanBeCounted() {
        assumeTrue(ProcessTable.available() && Sessions.available(), "processes cannot be looked for here");
    }

    private AgentOutcome run(String script, Duration timeout) {
        try (AgentRun run = start(script, timeout)) {
            return run.await();
        }
    }

    /** Ends it as soon as it has written so many process ids. */
    private AgentOutcome endOnce(int pids, String script) throws IOException {
        AgentRun run = start(script, LONG);
        try (run) {
            Path file = folder.resolve("pids");
            while (!Files.exists(file) || Files.readAllLines(file).size() < pids) {
                Thread.onSpinWait();
            }
        }
        return run.await();
    }

    private AgentRun start(String script, Duration timeout) {
        AgentRequest request = new AgentRequest(
                "exec_" + UUID.randomUUID(),
                Optional.empty(),
                List.of(),
                "",
                folder,
                Map.of("PATH", System.getenv("PATH")),
                timeout,
                10_000,
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream());
        return ProcessRun.start(List.of("/bin/sh", "-c", script), request, Optional.empty());
    }

    private List<Long> pids() throws IOException {
        return Files.readAllLines(folder.resolve("pids")).stream()
                .map(Long::parseLong)
                .toList();
    }

    private void assertNobodyIsLeft(int atLeast) throws IOException {
        List<Long> pids = pids();
        assertTrue(pids.size() >= atLeast, pids::toString);
        assertEquals(List.of(), pids.stream().filter(ProcessTable::isLiving).toList());
    }

    @Test
    void whoIgnoresTheSignalToEndIsEnded() throws IOException {
        AgentOutcome outcome = endOnce(1, "trap '' TERM INT HUP; echo $$ >pids; while :; do sleep 1; done");
        assertEquals(new Ending.Ended(), outcome.ending());
        assertNobodyIsLeft(1);
    }

    @Test
    void whoEndsInTimeWhenAskedMayCleanUp() throws IOException {
        endOnce(1, "trap 'echo cleaned >cleaned; exit 0' TERM; echo $$ >pids; sleep 1000 & wait");
        assertTrue(Files.exists(folder.resolve("cleaned")));
        assertNobodyIsLeft(1);
    }

    @Test
    void childrenAndTheirChildrenAreEndedToo() throws IOException {
        endOnce(
                3,
                "echo $$ >>pids; sh -c 'echo $$ >>pids; sh -c \"echo \\$\\$ >>pids; sleep 1000\" & sleep 1000' & sleep 1000");
        assertNobodyIsLeft(3);
    }

    @Test
    void whatAProcessLeavesRunningIsEndedWithIt() throws IOException {
        AgentOutcome outcome =
                run("sh -c 'echo $$ >>pids; exec sleep 1000' & until [ -s pids ]; do :; done; exit 4", LONG);
        assertEquals(new Ending.Exited(4), outcome.ending());
        assertNobodyIsLeft(1);
    }

    @Test
    void whoLostItsParentIsEndedToo() throws IOException {
        endOnce(1, "(sh -c 'trap \"\" TERM; echo $$ >>pids; while :; do sleep 1; done' & ) ; sleep 1000");
        assertNobodyIsLeft(1);
    }

    @Test
    void whoForgetsItsEnvironmentIsEndedToo() throws IOException {
        run("env -i /bin/sh -c 'echo $$ >>pids; exec /bin/sleep 1000' & until [ -s pids ]; do :; done; exit 0", LONG);
        assertNobodyIsLeft(1);
    }

    @Test
    void whoLeavesTheSessionIsEndedToo() throws IOException {
        run(
                "setsid sh -c 'trap \"\" TERM HUP; echo $$ >>pids; while :; do sleep 1; done' & until [ -s pids ]; do :; done; exit 0",
                LONG);
        assertNobodyIsLeft(1);
    }

    @Test
    void whoForksOnAndOnIsEnded() throws IOException {
        Files.writeString(folder.resolve("hop.sh"), "echo $$ >>pids; sh hop.sh &\n");
        endOnce(5, "sh hop.sh; sleep 1000");
        long hops = Files.size(folder.resolve("pids"));
        assertNobodyIsLeft(1);
        assertEquals(hops, Files.size(folder.resolve("pids")), "it goes on");
    }

    @Test
    void whoFloodsItsOutputIsEndedInTimeAndTakesLittleMemory() {
        AgentOutcome outcome = run("yes flood & yes flood >&2", SOON);
        assertInstanceOf(Ending.TimedOut.class, outcome.ending());
        assertTrue(outcome.out().truncated() && outcome.err().truncated());
        assertTrue(
                outcome.out().text().length() < 11_000,
                () -> "kept " + outcome.out().text().length());
        assertTrue(
                outcome.out().totalBytes() > 100_000,
                () -> "came " + outcome.out().totalBytes());
    }

    @Test
    void whoWritesNoEndOfLineAndNoCharactersIsCaptured() {
        AgentOutcome outcome = run("head -c 4000 /dev/urandom", LONG);
        assertEquals(4000, outcome.out().totalBytes());
    }

    /** Stands for a program that uses the runtime: runs a script in the folder that it was started in, or only begins to. */
    static final class Host {
        private Host() {}

        public static void main(String[] arguments) {
            HostileProcessTest test = new HostileProcessTest();
            test.folder = Path.of("").toAbsolutePath();
            int times = Integer.parseInt(arguments[0]);
            for (int n = 0; n < times; n++) {
                test.start(arguments[1], LONG).close();
            }
            if (times == 0) {
                test.run(arguments[1], LONG);
            }
        }

        /** In a session of its own, as from another terminal. */
        static Process start(Path folder, int times, String script) throws IOException {
            return new ProcessBuilder(Sessions.own(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Host.class.getName(),
                            Integer.toString(times),
                            script)))
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
        }
    }

    @Test
    void whoIsEndedWhileItStartsTakesNobodyAlong() throws Exception {
        assertEquals(0, Host.start(folder, 20, "sleep 1000").waitFor());
    }

    @Test
    void whatAJvmRanThatWasKilledOutrightIsEnded() throws Exception {
        String script =
                "trap '' TERM INT HUP; setsid sh -c 'trap \"\" TERM; echo $$ >>pids; while :; do sleep 1; done' &"
                        + " env -i /bin/sh -c 'echo $$ >>pids; exec /bin/sleep 1000' & echo $$ >>pids; while :; do sleep 1; done";
        Process host = Host.start(folder, 0, script);
        Path file = folder.resolve("pids");
        while (!Files.exists(file) || Files.readAllLines(file).size() < 3) {
            assertTrue(host.isAlive(), "it does not start");
            Thread.onSpinWait();
        }
        host.destroyForcibly().waitFor();
        while (pids().stream().anyMatch(ProcessTable::isLiving)) {
            TimeUnit.MILLISECONDS.sleep(
                    20); // the shell beside the run needs its time; the class's time limit bounds it
        }
    }

    /** It left its parent, its session and its environment: nothing tells it from anybody else's process. */
    @Test
    void whoCannotBeFoundIsNotWaitedFor() throws IOException {
        AgentOutcome outcome = run(
                "env -i setsid /bin/sh -c 'echo $$ >>pids; exec /bin/sleep 1000' & until [ -s pids ]; do :; done; echo said; exit 0",
                LONG);
        assertEquals(new Ending.Exited(0), outcome.ending());
        assertEquals("said\n", outcome.out().text());
        for (long pid : pids()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void mayTakeLongerThanNanosecondsCanBeCounted() {
        assertEquals(
                new Ending.Exited(0),
                run("exit 0", Duration.ofSeconds(Long.MAX_VALUE)).ending());
    }

    @Test
    void memoryIsSeen() {
        AgentOutcome outcome = run("x=$(head -c 30000000 /dev/zero | tr '\\0' x); sleep 0.2; echo ${#x}", LONG);
        assertEquals("30000000\n", outcome.out().text());
        assertTrue(outcome.peakMemoryBytes() > 30_000_000, () -> "saw " + outcome.peakMemoryBytes());
        assertFalse(outcome.peakMemoryBytes() > 4_000_000_000L, () -> "saw " + outcome.peakMemoryBytes());
    }
}
