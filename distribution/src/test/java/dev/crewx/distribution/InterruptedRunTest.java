package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real command, in a process of its own, ended by the system while an agent works: nothing that it started stays. */
@Timeout(180)
final class InterruptedRunTest {
    /** Writes its process id and those of what it starts, and does not want to end. */
    private static final String AGENT = """
            #!/bin/sh
            trap '' TERM INT HUP
            echo $$ >>pids
            (sh -c 'trap "" TERM; echo $$ >>pids; while :; do sleep 1; done' &)
            setsid sh -c 'trap "" TERM; echo $$ >>pids; while :; do sleep 1; done' &
            echo working
            while :; do sleep 1; done
            """;

    private static final int STARTED = 3;

    @TempDir
    private Path root;

    private Process begin(Path output, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.command().addAll(List.of(command));
        builder.environment()
                .putAll(Map.of(
                        "PATH", root.resolve("bin") + ":/usr/bin:/bin",
                        "HOME", root.resolve("home").toString(),
                        "CREWX_HOME", root.resolve("home").toString()));
        return builder.start();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143", "KILL,137"})
    void leavesNoProcessBehind(String signal, int exitCode) throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes cannot be looked for here");
        Files.createDirectories(root.resolve("bin"));
        Path agent = Files.writeString(root.resolve("bin/claude"), AGENT);
        assertTrue(agent.toFile().setExecutable(true));
        Path skill = Files.createDirectories(root.resolve("skills/review"));
        Files.writeString(skill.resolve("SKILL.md"), "---\nname: review\ndescription: Reviews.\n---\nReview it.\n");
        Path output = root.resolve("output");
        Process crewx = begin(output, "skill", "run", "review", "--agent", "cli/claude", "--timeout", "10m");
        while (pids().size() < STARTED || !Files.readString(output).contains("working")) {
            assertTrue(crewx.isAlive(), () -> "it ended");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + signal, Long.toString(crewx.pid()))
                        .start()
                        .waitFor());
        assertEquals(exitCode, crewx.waitFor(), () -> "ended otherwise");
        if (!signal.equals("KILL")) {
            assertEquals(List.of(), living());
        }
        while (!living().isEmpty()) { // killed outright, crewx ends nothing itself; the test's time limit bounds this
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private List<String> pids() throws IOException {
        Path file = root.resolve("pids");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private List<String> living() throws IOException {
        return pids().stream().filter(InterruptedRunTest::isLiving).toList();
    }

    private static boolean isLiving(String pid) {
        try {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            return !stat.substring(stat.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException e) {
            return false; // it is gone
        }
    }

    @Test
    void aServerThatIsKilledLeavesNoRunBehind() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes cannot be looked for here");
        Path skill = Files.createDirectories(root.resolve("skills/waits"));
        Files.writeString(skill.resolve("SKILL.md"), "---\nname: waits\ndescription: Waits.\n---\n");
        Files.writeString(skill.resolve("waits.sh"), AGENT);
        Process crewx = begin(root.resolve("output"), "skill", "serve", "--allow-run");
        crewx.outputWriter().write("""
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},\
                "clientInfo":{"name":"test","version":"1"}}}
                {"jsonrpc":"2.0","method":"notifications/initialized"}
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_skill","arguments":{"name":"waits",\
                "timeout_seconds":600}}}
                """);
        crewx.outputWriter().flush();
        while (pids().size() < STARTED) {
            assertTrue(crewx.isAlive(), () -> "it ended");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        crewx.destroyForcibly().waitFor();
        while (!living().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
