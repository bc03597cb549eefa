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

/** What goes wrong ends with one clear line and the right exit code. */
final class BadInputTest {
    private Workplace work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private static void assertFails(int exitCode, String words, Answer answer) {
        assertEquals(exitCode, answer.exitCode(), answer.toString());
        assertTrue(answer.err().contains(words), answer.toString());
        assertFalse(answer.err().contains("Exception"), answer.toString());
        assertFalse(answer.err().contains("\tat "), answer.toString());
    }

    @Test
    void aFolderWithNoSkill() throws IOException {
        assertFails(
                1,
                "No skills included in bundle",
                work.run("bundle", "create", work.folder("empty").toString()));
    }

    @Test
    void aFolderThatIsNotThere() {
        assertFails(4, "There is no folder", work.run("bundle", "create", "nowhere"));
    }

    @Test
    void aBrokenManifest() throws IOException {
        Path folder = work.folder("broken");
        Files.writeString(folder.resolve("SKILL.md"), "---\nname: a\ndescription: b\n---\n");
        Files.writeString(folder.resolve("manifest.json"), "{ \"id\": ");
        assertFails(1, "manifest.json", work.run("bundle", "create", folder.toString()));
    }

    @Test
    void aManifestThatBreaksRulesNamesThemAll() throws IOException {
        Path folder = work.folder("bad");
        Files.writeString(folder.resolve("SKILL.md"), "---\nname: a\ndescription: b\n---\n");
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"manifestVersion\":\"1.0.0\",\"packageType\":\"skill-bundle\",\"id\":\"Bad Id\",\"version\":\"1\","
                        + "\"metadata\":{\"name\":\"x\",\"description\":\"y\"}}");
        Answer answer = work.run("bundle", "validate", folder.toString());
        assertFails(1, "Bundle validation failed:", answer);
        assertTrue(answer.err().contains("/id"), answer.toString());
        assertTrue(answer.err().contains("Version must follow semantic versioning"), answer.toString());
    }

    @Test
    void aWrongPassword() {
        assertFails(
                3,
                "The user name or the password is wrong.",
                work.type(
                        "wrong",
                        "registry",
                        "login",
                        work.registry().toString(),
                        "--username",
                        "admin",
                        "--password-stdin"));
    }

    @Test
    void nobodySignedIn() throws IOException {
        Path skill = Workplace.example("word-count");
        assertFails(
                3,
                "Not authenticated. Please run \"crewx registry login\" first.",
                work.run("registry", "publish", skill.toString()));
    }

    @Test
    void aTakenPort() {
        assertFails(
                1,
                "the port is taken",
                work.run(
                        "registry",
                        "serve",
                        "--port",
                        Integer.toString(work.registry().getPort())));
    }

    @Test
    void anUnknownStorage() {
        assertFails(
                1,
                "There is no storage \"papyrus\"",
                work.run("registry", "serve", "--port", "0", "--storage", "papyrus"));
    }

    @Test
    void aKnownPasswordBeyondLoopback() {
        assertFails(7, "loopback", work.run("registry", "serve", "--dev", "--port", "0", "--host", "0.0.0.0"));
    }

    @Test
    void anUnknownPackage() {
        assertFails(4, "There is no package \"no-such-thing\".", work.run("registry", "install", "no-such-thing"));
        assertFails(4, "There is no package \"no-such-thing\".", work.run("registry", "info", "no-such-thing"));
    }

    @Test
    void aBundleThatIsNoArchive() throws IOException {
        Path file = work.project().resolve("no.crewx");
        Files.writeString(file, "this is no archive");
        assertFails(1, "Invalid bundle format", work.run("bundle", "validate", "no.crewx"));
        assertFails(1, "Invalid bundle format", work.run("bundle", "extract", "no.crewx", "--output", "out"));
        assertFalse(Files.exists(work.project().resolve("out")));
        work.signIn();
        assertFails(1, "Invalid bundle format", work.run("registry", "publish", "no.crewx"));
    }

    @Test
    void aRegistryThatIsNotThere() {
        assertFails(5, "cannot be reached", work.run("registry", "search", "x", "--registry", "http://127.0.0.1:1"));
    }

    @Test
    void aWrongCommandLine() {
        assertFails(2, "Unknown option", work.run("registry", "install", "--frobnicate"));
        assertFails(2, "needs a command", work.run("registry"));
        assertFails(2, "is no duration", work.run("skill", "run", "x", "--timeout", "soon"));
        assertFails(2, "bad name", work.run("registry", "install", "Bad_Name"));
    }

    @Test
    void aFailureAsJson() {
        Answer answer = work.run("registry", "info", "no-such-thing", "--json");
        assertEquals(4, answer.exitCode());
        assertTrue(answer.out().startsWith("{\"exitCode\":4,"), answer.toString());
        assertTrue(answer.out().contains("\"type\":\"package-not-found\""), answer.toString());
        assertEquals(1, answer.out().lines().count());
    }

    @Test
    void aSkillThatIsNotThere() {
        assertFails(4, "There is no skill \"nobody\"", work.run("skill", "run", "nobody"));
    }
}
