package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code crewx bundle …} from a folder to a bundle and back, for people and as JSON. */
final class BundleCommandsTest {
    private Workplace work;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
        Path skill = work.folder("project/greeter");
        Files.writeString(
                skill.resolve("SKILL.md"), "---\nname: greeter\ndescription: Greets.\nversion: 1.0.0\n---\nHi.\n");
        Files.writeString(skill.resolve("notes.txt"), "notes");
        Files.writeString(skill.resolve(".env"), "SECRET=1");
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void createsValidatesInspectsAndExtracts() throws IOException {
        Answer created = work.run("bundle", "create", "greeter");
        assertEquals(0, created.exitCode(), created.toString());
        assertTrue(created.out().contains("Package: greeter@1.0.0"), created.toString());
        assertTrue(created.err().contains(".env is left out: it may hold secrets"), created.toString());

        assertEquals(0, work.run("bundle", "validate", "greeter-1.0.0.crewx").exitCode());
        Answer inspected = work.run("bundle", "inspect", "greeter-1.0.0.crewx");
        assertTrue(inspected.out().contains("skills/greeter/notes.txt"), inspected.toString());

        assertEquals(
                0,
                work.run("bundle", "extract", "greeter-1.0.0.crewx", "-o", "out")
                        .exitCode());
        assertEquals("notes", Files.readString(work.project().resolve("out/skills/greeter/notes.txt")));
        Answer again = work.run("bundle", "extract", "greeter-1.0.0.crewx", "-o", "out");
        assertEquals(1, again.exitCode(), again.toString());
        assertTrue(again.err().contains("not an empty folder"), again.toString());
    }

    @Test
    void showsWhatChangedPermissionsFirst() throws IOException {
        assertEquals(0, work.run("bundle", "create", "greeter", "-o", "a.crewx").exitCode());
        Path skill = work.project().resolve("greeter/SKILL.md");
        Files.writeString(
                skill,
                "---\nname: greeter\ndescription: Greets.\nversion: 1.1.0\npermissions: [network]\n---\nHello.\n");
        assertEquals(0, work.run("bundle", "create", "greeter", "-o", "b.crewx").exitCode());

        Answer diff = work.run("bundle", "diff", "a.crewx", "b.crewx");
        assertEquals(0, diff.exitCode(), diff.toString());
        assertEquals("+ permission network", diff.out().lines().findFirst().orElse(""), diff.toString());
        assertTrue(diff.out().contains("~ file skills/greeter/SKILL.md"), diff.toString());
        assertTrue(diff.out().contains("~ /version: \"1.0.0\" -> \"1.1.0\""), diff.toString());

        Answer same = work.run("bundle", "diff", "a.crewx", "a.crewx", "--json");
        assertTrue(same.out().startsWith("{\"exitCode\":0,\"diff\":{\"identical\":true"), same.toString());
        assertEquals(4, work.run("bundle", "diff", "a.crewx", "c.crewx").exitCode());
    }

    @Test
    void publishesNoSecretUnlessTheFileIsNamed() throws IOException {
        work.signIn();
        // Put together here, so that this file holds none.
        Files.writeString(work.project().resolve("greeter/notes.txt"), "key: gh" + "p_" + "a1B2".repeat(9) + "\n");
        Answer refused = work.run("registry", "publish", "greeter");
        assertEquals(7, refused.exitCode(), refused.toString());
        assertTrue(refused.err().contains("skills/greeter/notes.txt"), refused.toString());
        assertEquals(4, work.run("registry", "info", "greeter").exitCode());
        assertEquals(
                0,
                work.run("registry", "publish", "greeter", "--allow-secret", "notes.txt")
                        .exitCode());
    }

    @Test
    void takesWhatIsSaidOverWhatIsFound() {
        Answer created = work.run(
                "bundle",
                "create",
                "greeter",
                "--id",
                "@acme/hello",
                "--version",
                "2.0.0",
                "--name",
                "Hello",
                "--json");
        assertEquals(0, created.exitCode(), created.toString());
        assertTrue(created.out().contains("\"id\":\"@acme/hello\",\"version\":\"2.0.0\""), created.toString());
        assertTrue(Files.exists(work.project().resolve("acme-hello-2.0.0.crewx")));
    }

    @Test
    void takesNoTimeThatTheArchiveCannotHold() throws IOException {
        for (String time : List.of("soon", "-1", "1.5", "8589934592", "99999999999999999999")) {
            work.variable("SOURCE_DATE_EPOCH", time);
            Answer refused = work.run("bundle", "create", "greeter", "-o", "timed.crewx");
            assertEquals(2, refused.exitCode(), refused.toString());
            assertTrue(refused.err().contains("not \"" + time + "\""), refused.toString());
            assertFalse(Files.exists(work.project().resolve("timed.crewx")));
        }
        work.variable("SOURCE_DATE_EPOCH", "8589934591");
        assertEquals(
                0, work.run("bundle", "create", "greeter", "-o", "timed.crewx").exitCode());
    }
}
