package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.cli.CrewxCli;
import dev.crewx.cli.console.CliEnvironment;
import dev.crewx.cli.console.Terminal;
import dev.crewx.distribution.Workplace.Answer;
import dev.crewx.workspace.files.StepObserver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command whose disk is full, or read-only, says so and leaves the project as it was. */
final class RefusingDiskTest {
    private static final int ENOUGH_STEPS = 200;
    private static final String[] INSTALL = {"registry", "install", "word-count", "--target", "claude-code"};

    private Workplace work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
        work.signIn();
        Answer published =
                work.run("registry", "publish", Workplace.example("word-count").toString());
        assertEquals(0, published.exitCode(), published.toString());
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Answer install(Path project, StepObserver observer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliEnvironment environment = new CliEnvironment(
                project,
                work.variables(),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Terminal.NONE,
                project);
        int exitCode = new CrewxCli(surroundings -> new Wiring(surroundings, observer)).run(environment, INSTALL);
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<Path> everything(Path project) throws IOException {
        try (Stream<Path> all = Files.walk(project)) {
            return all.sorted().toList();
        }
    }

    @Test
    void aFullDiskIsToldOfAtWhicheverStepItShows() throws IOException {
        for (int last = 1; last < ENOUGH_STEPS; last++) {
            int step = last;
            Path project = work.folder("full-" + step);
            work.deleteHomeFolder("cache");
            AtomicInteger steps = new AtomicInteger();
            Answer answer = install(project, what -> {
                if (steps.incrementAndGet() == step) {
                    throw new IOException("No space left on device");
                }
            });
            if (steps.get() < step) {
                assertEquals(0, answer.exitCode(), answer.toString());
                assertTrue(step > 10, "it takes more steps than that");
                return;
            }
            assertFalse(answer.err().contains("Exception"), answer.toString());
            if (answer.exitCode() != 0) {
                assertEquals(1, answer.exitCode(), "step " + step + ": " + answer);
                assertTrue(answer.err().contains("No space left on device"), "step " + step + ": " + answer);
                Answer next = work.runIn(project, "registry", "ls", "--json");
                assertEquals(0, next.exitCode(), next.toString());
                boolean whole = next.out().contains("\"status\":\"installed\"");
                assertEquals(!whole, Files.notExists(project.resolve("crewx-skills.lock")), "step " + step);
            }
            Answer again = work.runIn(project, INSTALL);
            assertEquals(0, again.exitCode(), "step " + step + ": " + again);
        }
        throw new AssertionError("it never came to its end");
    }

    @Test
    void aReadOnlyFolderIsToldOfAndNothingIsLeft() throws IOException {
        Path project = work.folder("read-only");
        Answer answer = install(project, what -> {
            if (what.contains(project.toString())) {
                throw new AccessDeniedException(project.toString());
            }
        });
        assertEquals(1, answer.exitCode(), answer.toString());
        assertTrue(answer.err().contains(project.toString()), answer.toString());
        assertFalse(answer.err().contains("Exception"), answer.toString());
        assertEquals(List.of(project), everything(project));
    }

    @Test
    void aFileWhereTheFolderShouldBeIsToldOfAndStays() throws IOException {
        Path project = work.folder("occupied");
        Files.writeString(project.resolve("node_modules"), "mine");
        Answer answer = work.runIn(project, INSTALL);
        assertEquals(1, answer.exitCode(), answer.toString());
        assertTrue(answer.err().contains("node_modules"), answer.toString());
        assertEquals(
                Map.of("node_modules", "mine"),
                Map.of("node_modules", Files.readString(project.resolve("node_modules"))));
        assertEquals(2, everything(project).size());
    }
}
