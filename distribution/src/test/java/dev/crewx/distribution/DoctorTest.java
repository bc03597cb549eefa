package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code crewx doctor} and {@code crewx trust}, against the real server. */
final class DoctorTest {
    private Path root;
    private Workplace work;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        root = folder;
        work = Workplace.in(folder);
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Answer doctor(int exitCode, String... arguments) {
        Answer answer = work.run(
                Stream.concat(Stream.of("doctor"), Stream.of(arguments)).toArray(String[]::new));
        assertEquals(exitCode, answer.exitCode(), answer.toString());
        return answer;
    }

    private static void says(Answer answer, String... texts) {
        for (String text : texts) {
            assertTrue(answer.out().contains(text), text + "\nis not in\n" + answer.out());
        }
    }

    private void installWordCount() {
        work.signIn();
        for (String[] command : List.of(
                new String[] {
                    "registry", "publish", Workplace.example("word-count").toString()
                },
                new String[] {"registry", "install", "word-count"})) {
            Answer answer = work.run(command);
            assertEquals(0, answer.exitCode(), answer.toString());
        }
    }

    @Test
    void findsNothingWhereAllIsWell() {
        installWordCount();
        Answer well = doctor(0);
        says(
                well,
                "ok       java: ",
                "ok       settings: the environment sets CREWX_REGISTRY, CREWX_HOME, CREWX_ETC",
                "ok       settings: the default registry is " + work.registry() + ", by CREWX_REGISTRY",
                "ok       login: 1 credentials kept, readable by nobody else",
                "ok       registry: the default, " + work.registry() + " is there (",
                "ok       login: " + work.registry() + ": signed in as admin, token until ",
                ", then renewed by itself",
                "holds 1 bundles, ",
                " has the 1 installed that it should have");
        says(doctor(0, "--json"), "{\"exitCode\":0,\"healthy\":true,\"checks\":[{\"topic\":\"java\",\"state\":\"ok\"");
    }

    @Test
    void tellsWhichSettingsWin() throws IOException {
        Files.createDirectories(root.resolve("home/config"));
        Files.writeString(root.resolve("home/config/config.json"), """
                {"registry":"https://ann:secret@user.example","registries":{"@acme":"https://acme.example"}}
                """);
        Answer answer = doctor(1, "--json");
        says(
                answer,
                "by CREWX_REGISTRY; it outdoes ",
                "config.json (https://…@user.example)",
                "@acme goes to https://acme.example, by ");
        assertFalse((answer.out() + answer.err()).contains("secret"), answer.toString());
    }

    @Test
    void saysHowToMendARegistryThatIsNotThere() {
        work.close();
        says(doctor(1), "error    registry: the default: ", "→ Start it, check the network and proxies");
    }

    @Test
    void saysThatATokenCountsNoMore() {
        work.variable("CREWX_TOKEN", "crwx_0123456789abcdef0123456789abcdef");
        says(
                doctor(1),
                "error    login: " + work.registry() + " does not accept CREWX_TOKEN",
                "→ Set CREWX_TOKEN to a key that counts");
    }

    @Test
    void findsWhatIsNotAsItWasInstalled() throws IOException {
        installWordCount();
        Files.delete(work.project().resolve("node_modules/.crewx/skills/word-count/skills/word-count/SKILL.md"));
        Path bundle;
        try (Stream<Path> all = Files.walk(root.resolve("home/cache/bundles"))) {
            bundle = all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.writeString(bundle, "damaged");
        says(
                doctor(1),
                "warning  cache: " + bundle + " is damaged",
                "→ Delete it",
                "error    project: files of word-count are missing",
                "→ \"crewx registry verify\" mends it.");
        assertEquals("damaged", Files.readString(bundle), "looking changes nothing");
        assertEquals(0, work.run("registry", "verify").exitCode());
        doctor(0);
    }

    @Test
    void looksAtTheRestWhereAFileIsNotUnderstood() throws IOException {
        Files.createDirectories(root.resolve("home/config"));
        Path config = Files.writeString(root.resolve("home/config/config.json"), "{ broken");
        Answer answer = doctor(1);
        says(answer, "error    settings: ", config.toString(), "→ Mend or remove the file", "ok       cache: ");
    }

    @Test
    void refusesATokenInAFileThatIsMadeToBeCommitted() throws IOException {
        Files.writeString(
                work.project().resolve("crewx-skills.json"),
                "{\"requires\":{},\"authToken\":\"crwx_0123456789abcdef0123456789abcdef\"}");
        says(
                doctor(1),
                "A file that is made to be committed holds what looks like a token:",
                "→ Take it out and revoke it");
    }

    @Test
    void warnsOfCredentialsThatOthersCanRead() throws IOException {
        work.signIn();
        Files.setPosixFilePermissions(
                root.resolve("home/config/credentials.json"), PosixFilePermissions.fromString("rw-r--r--"));
        says(doctor(0), "warning  login: 1 credentials kept, and others on this machine can read them");
    }

    @Test
    void trustIsGivenListedAndTakenBack() {
        Answer given = work.run("trust");
        assertEquals(0, given.exitCode(), given.toString());
        assertTrue(given.out().contains("Trusted: " + work.project()), given.toString());
        assertTrue(work.run("trust", "--list").out().contains(work.project().toString()));
        assertTrue(work.run("trust", "--revoke", ".").out().contains("Trusted no more: " + work.project()));
        assertFalse(work.run("trust", "--list").out().contains(work.project().toString()));
        assertEquals(4, work.run("trust", "nowhere").exitCode());
    }
}
