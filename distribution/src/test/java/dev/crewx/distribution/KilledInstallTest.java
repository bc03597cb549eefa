package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.application.testkit.Concurrently;
import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real command, in a process of its own that the system kills at one of its steps: the next command finds the project
 * as it was or as it was to become, and the one after that brings it there.
 */
final class KilledInstallTest {
    private static final int KILLED = 137;
    private static final int ENOUGH_STEPS = 200;

    /** Two at once, as there are two processors everywhere. */
    private static final int AT_ONCE = 2;

    private static final Duration LONGEST = Duration.ofMinutes(15);

    @TempDir
    private Path root;

    private Workplace work;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")) || Files.isExecutable(Path.of("/usr/bin/kill")));
        work = Workplace.in(root.resolve("work"));
        work.signIn();
        for (String example : List.of("word-count-0.9", "word-count", "readability-report")) {
            Answer published =
                    work.run("registry", "publish", Workplace.example(example).toString());
            assertEquals(0, published.exitCode(), published.toString());
        }
    }

    @AfterEach
    void close() {
        work.close();
    }

    /** A project with an older package and two agents, in which a newer one and another package are going to be installed. */
    private Path project(String name) throws IOException {
        Path project = work.folder(name);
        Answer prepared =
                work.runIn(project, "registry", "install", "word-count@0.9.4", "--target", "crewx,claude-code");
        assertEquals(0, prepared.exitCode(), prepared.toString());
        return project;
    }

    private static final String[] INSTALL = {"registry", "install", "word-count@^1", "readability-report", "--quiet"};

    @Test
    void isWholeAgainAfterTheNextCommandWhereverItWasKilled() throws Exception {
        Path done = project("done");
        Map<String, String> before = everything(done);
        assertEquals(0, work.runIn(done, INSTALL).exitCode());
        Map<String, String> after = everything(done);
        List<Path> projects = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            projects.add(project("killed-" + i));
        }
        List<Boolean> all = Concurrently.run(AT_ONCE, LONGEST, worker -> () -> {
            Path project = projects.get(worker);
            for (int step : IntStream.iterate(1 + worker, n -> n < ENOUGH_STEPS, n -> n + AT_ONCE)
                    .toArray()) {
                if (killedAt(step, project) != KILLED) {
                    return step > 20;
                }
                assertWhole(project, before, after, step);
                restart(project);
            }
            return false;
        });
        assertTrue(all.stream().allMatch(reached -> reached), "the command never came to its end, or at once");
    }

    private void assertWhole(Path project, Map<String, String> before, Map<String, String> after, int step)
            throws IOException {
        Answer next = work.runIn(project, "registry", "ls", "--json");
        assertEquals(0, next.exitCode(), "step " + step + ": " + next);
        Map<String, String> now = everything(project);
        if (!now.equals(after)) {
            assertEquals(before, now, "step " + step);
        }
        Answer again = work.runIn(project, INSTALL);
        assertEquals(0, again.exitCode(), "step " + step + ": " + again);
        assertEquals(after, everything(project), "step " + step);
        Answer verified = work.runIn(project, "registry", "verify", "--check");
        assertEquals(0, verified.exitCode(), "step " + step + ": " + verified);
    }

    private void restart(Path project) throws IOException {
        Answer back = work.runIn(project, "registry", "uninstall", "readability-report", "word-count");
        assertEquals(0, back.exitCode(), back.toString());
        Answer older = work.runIn(project, "registry", "install", "word-count@0.9.4");
        assertEquals(0, older.exitCode(), older.toString());
    }

    private int killedAt(int step, Path project) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledCrewx.class.getName(),
                        String.valueOf(step))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output-" + project.getFileName()).toFile());
        builder.command().addAll(List.of(INSTALL));
        builder.environment().putAll(work.variables());
        Process process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running");
        return process.exitValue();
    }

    /** Every path below a project with what stands there, but for the lock file of processes. */
    private static Map<String, String> everything(Path project) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(project)) {
            for (Path path : all.toList()) {
                String name = project.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    found.put(name, "-> " + Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    found.put(name, "/");
                } else if (!name.endsWith(".crewx/lock")) {
                    found.put(name, Files.readString(path));
                }
            }
        }
        return found;
    }
}
