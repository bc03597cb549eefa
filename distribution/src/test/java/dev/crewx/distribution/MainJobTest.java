package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job through the real command and the real server: bundle, publish, search, install, run. */
final class MainJobTest {
    private Workplace work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
        work.signIn();
    }

    @AfterEach
    void close() {
        work.close();
    }

    private void publish(String... examples) {
        for (String name : examples) {
            Answer answer =
                    work.run("registry", "publish", Workplace.example(name).toString());
            assertEquals(0, answer.exitCode(), answer.toString());
            assertTrue(answer.out().contains("Package published successfully!"), answer.toString());
        }
    }

    @Test
    void installsWithDependenciesAndRuns() throws IOException {
        publish("word-count-0.9", "word-count", "readability-report");

        Answer found = work.run("registry", "search", "readable", "sentences");
        assertTrue(found.out().contains("readability-report"), found.toString());

        Answer installed = work.run("registry", "install", "readability-report");
        assertEquals(0, installed.exitCode(), installed.toString());
        assertTrue(installed.out().contains("Package installed successfully!"), installed.toString());
        assertTrue(installed.out().contains("Package: readability-report@1.0.0"), installed.toString());
        assertTrue(installed.out().contains("Dependencies: 1 packages installed"), installed.toString());

        Path skills = work.project().resolve("node_modules/.crewx/skills");
        assertEquals(
                Files.readString(Workplace.example("word-count").resolve("SKILL.md")),
                Files.readString(skills.resolve("word-count/skills/word-count/SKILL.md")));
        assertTrue(Files.exists(skills.resolve("readability-report/manifest.json")));
        assertTrue(Files.readString(work.project().resolve("crewx-skills.json")).contains("^1.0.0"));
        assertTrue(Files.readString(work.project().resolve("crewx-skills.lock")).contains("sha256:"));

        Files.writeString(work.project().resolve("text.txt"), "one two\nthree\n");
        Answer run = work.run("skill", "run", "word-count", "text.txt");
        assertEquals(0, run.exitCode(), run.toString());
        assertTrue(run.out().contains("2        3       14  text.txt"), run.toString());
    }

    @Test
    void countsDownloadsAndNotUploads() {
        publish("word-count");
        assertTrue(work.run("registry", "info", "word-count", "--json").out().contains("\"downloadCount\":0"));
        assertEquals(0, work.run("registry", "install", "word-count").exitCode());
        assertTrue(work.run("registry", "info", "word-count", "--json").out().contains("\"downloadCount\":1"));
    }

    @Test
    void installsAgainFromTheLockWithoutDownloading() {
        publish("word-count");
        assertEquals(0, work.run("registry", "install", "word-count").exitCode());
        Answer again = work.run("registry", "install", "--json");
        assertEquals(0, again.exitCode(), again.toString());
        assertTrue(again.out().contains("\"installed\":false"), again.toString());
        assertTrue(work.run("registry", "info", "word-count", "--json").out().contains("\"downloadCount\":1"));
    }

    @Test
    void explainsAConflictAndLeavesTheProjectAsItWas() throws IOException {
        publish("word-count-0.9", "word-count", "readability-report", "legacy-summary");
        assertEquals(0, work.run("registry", "install", "readability-report").exitCode());
        String lock = Files.readString(work.project().resolve("crewx-skills.lock"));

        Answer conflict = work.run("registry", "install", "legacy-summary");
        assertEquals(8, conflict.exitCode(), conflict.toString());
        assertTrue(conflict.err().contains("Install failed: dependency conflict"), conflict.toString());
        assertTrue(conflict.err().contains("word-count"), conflict.toString());
        assertTrue(conflict.err().contains("legacy-summary"), conflict.toString());
        assertTrue(conflict.err().contains("readability-report"), conflict.toString());
        assertEquals(lock, Files.readString(work.project().resolve("crewx-skills.lock")));
        assertFalse(Files.exists(work.project().resolve("node_modules/.crewx/skills/legacy-summary")));
    }

    @Test
    void publishesTheSameBytesAgainAndRefusesOtherBytesUnderTheSameVersion() throws IOException {
        publish("word-count");
        Answer again =
                work.run("registry", "publish", Workplace.example("word-count").toString());
        assertEquals(0, again.exitCode(), again.toString());

        Path other = work.folder("other");
        Files.writeString(
                other.resolve("SKILL.md"), "---\nname: word-count\ndescription: Other.\nversion: 1.2.0\n---\n");
        Answer refused = work.run("registry", "publish", other.toString());
        assertEquals(1, refused.exitCode(), refused.toString());
        assertTrue(refused.err().contains("Publish failed:"), refused.toString());
        assertTrue(refused.err().contains("never changes"), refused.toString());
    }
}
