package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project uses, through the real command and the real server: words, exit codes, JSON. */
final class InstallCommandsTest {
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
            ok("registry", "publish", Workplace.example(name).toString());
        }
    }

    /** Publishes a package of one skill that wants these permissions. */
    private void publishWanting(String version, String... permissions) throws IOException {
        Path folder = work.folder("wants-" + version);
        Files.writeString(folder.resolve("SKILL.md"), "---\nname: wants\ndescription: Wants things.\n---\n# Wants\n");
        Files.writeString(folder.resolve("manifest.json"), """
                {"manifestVersion":"1.0.0","packageType":"skill-bundle","id":"wants","version":"%s",
                 "metadata":{"name":"Wants","description":"Wants things."},
                 "skills":[{"id":"wants","path":"SKILL.md"}],
                 "security":{"permissions":[%s]}}
                """.formatted(
                        version, permissions.length == 0 ? "" : "\"" + String.join("\",\"", permissions) + "\""));
        ok("registry", "publish", folder.toString());
    }

    private Answer ok(String... arguments) {
        return ends(0, arguments);
    }

    private Answer ends(int exitCode, String... arguments) {
        Answer answer = work.run(arguments);
        assertEquals(exitCode, answer.exitCode(), answer.toString());
        return answer;
    }

    private static void says(Answer answer, String... texts) {
        for (String text : texts) {
            assertTrue((answer.out() + answer.err()).contains(text), text + "\nis not in\n" + answer);
        }
    }

    private Path at(String path) {
        return work.project().resolve(path);
    }

    @Test
    void showsThePlanBeforeItInstalls() {
        publish("word-count", "readability-report");
        Answer installed = ok("registry", "install", "readability-report");
        assertEquals(
                List.of(
                        "Installing readability-report from " + work.registry() + " …",
                        "Plan:",
                        "  + word-count 1.2.0",
                        "  + readability-report 1.0.0",
                        "      wants file-read"),
                installed.err().lines().limit(5).toList());
        says(installed, "2 to add, ", " to download", "Dependencies: 1 packages installed");
        Answer again = ok("registry", "install");
        says(again, "Nothing to do: 2 packages installed as locked.");
        assertFalse(again.err().contains("Plan:"), again.toString());
    }

    @Test
    void planIsAllThatADryRunGives() {
        publish("word-count");
        Answer planned = ok("registry", "install", "word-count", "--dry-run", "--json");
        says(planned, "\"add\":[{\"id\":\"word-count\",\"before\":null,\"after\":\"1.2.0\"", "\"drift\":true");
        assertFalse(Files.exists(at("crewx-skills.json")));
        assertFalse(Files.exists(at("node_modules")));
    }

    @Test
    void checkEndsWithNineWhereTheProjectIsNotAsItShouldBe() throws IOException {
        publish("word-count");
        ends(9, "registry", "install", "word-count", "--check");
        ok("registry", "install", "word-count");
        ok("registry", "install", "--check");
        Files.delete(at("node_modules/.crewx/skills/word-count/manifest.json"));
        ends(9, "registry", "install", "--check");
        assertFalse(Files.exists(at("node_modules/.crewx/skills/word-count/manifest.json")));
    }

    @Test
    void frozenKeepsTheLockfile() throws IOException {
        publish("word-count", "readability-report");
        ok("registry", "install", "word-count");
        ok("registry", "install", "--frozen");
        Files.writeString(at("crewx-skills.json"), "{\"requires\":{\"readability-report\":\"*\"}}");
        Answer refused = ends(9, "registry", "install", "--frozen");
        says(
                refused,
                "Install failed: crewx-skills.lock does not go with crewx-skills.json",
                "readability-report * is required and not in the lockfile",
                "word-count@1.2.0 is in the lockfile and nothing requires it");
        says(ends(2, "registry", "install", "word-count", "--frozen"), "leave out the packages or --frozen");
    }

    @Test
    void permissionsThatGrowNeedAYesOfTheirOwn() throws IOException {
        publishWanting("1.0.0", "file-read");
        says(ok("registry", "install", "wants"), "wants file-read");
        publishWanting("1.1.0", "file-read", "network", "secrets");
        for (String[] how : new String[][] {{}, {"--yes"}, {"--no-input"}}) {
            Answer refused = work.run(concat(new String[] {"registry", "update"}, how));
            assertEquals(7, refused.exitCode(), refused.toString());
            says(
                    refused,
                    "Update failed: permissions that nobody approved of are wanted:",
                    "wants@1.1.0 now also wants network, secrets",
                    "--allow-permissions");
        }
        assertTrue(Files.readString(at("crewx-skills.lock")).contains("\"version\": \"1.0.0\""));
        Answer json = ends(7, "registry", "update", "--json");
        says(
                json,
                "\"permissions\":[{\"id\":\"wants\",\"version\":\"1.1.0\",\"permissions\":[\"network\",\"secrets\"]}]");
        says(ok("registry", "update", "--allow-permissions"), "1 package updated successfully!", "1.0.0 → 1.1.0");
    }

    private static String[] concat(String[] one, String[] other) {
        return Stream.concat(Arrays.stream(one), Arrays.stream(other)).toArray(String[]::new);
    }

    @Test
    void updatesAndListsWhatIsOutdated() {
        publish("word-count-0.9");
        ok("registry", "install", "word-count@*");
        says(ok("registry", "outdated"), "Everything is up to date: 1 package.");
        publish("word-count");
        says(ok("registry", "outdated"), "PACKAGE", "word-count  0.9.4   1.2.0   1.2.0");
        Answer json = ends(9, "registry", "outdated", "--check", "--json");
        says(json, "{\"exitCode\":9,\"packages\":[{\"id\":\"word-count\",\"locked\":\"0.9.4\",\"wanted\":\"1.2.0\"");
        ends(9, "registry", "update", "--check");
        says(ok("registry", "update"), "word-count 0.9.4 → 1.2.0");
        says(ok("registry", "update"), "Everything is as new as the requirements allow.");
        says(ends(4, "registry", "update", "ghost"), "Update failed: the project does not use \"ghost\".");
    }

    @Test
    void removesPackagesAndTellsWhoNeedsThem() {
        publish("word-count", "readability-report");
        ok("registry", "install", "readability-report");
        says(
                ends(4, "registry", "uninstall", "word-count"),
                "Uninstall failed: the project does not ask for \"word-count\" itself; needed by readability-report.");
        says(ends(2, "registry", "uninstall"), "Name what to remove");
        says(
                ok("registry", "uninstall", "readability-report"),
                "Package removed: readability-report",
                "Needed no more: word-count");
        says(ok("registry", "ls"), "The project uses no packages.");
    }

    @Test
    void tellsWhatTheProjectUsesAndWhy() throws IOException {
        publish("word-count", "readability-report");
        ok("registry", "install", "readability-report");
        assertEquals(
                List.of(
                        "PACKAGE             VERSION  REQUIRED  STATUS     SKILLS",
                        "readability-report  1.0.0    ^1.0.0    installed  readability-report",
                        "word-count          1.2.0              installed  word-count"),
                ok("registry", "ls").out().lines().toList());
        assertEquals(
                List.of(work.project().toString(), "└── readability-report@1.0.0", "    └── word-count@1.2.0"),
                ok("registry", "tree").out().lines().toList());
        assertEquals(
                List.of(
                        "word-count@1.2.0",
                        "  the project requires readability-report ^1.0.0: readability-report@1.0.0 → word-count@1.2.0"),
                ok("registry", "why", "word-count").out().lines().toList());
        says(
                ok("registry", "why", "word-count", "--json"),
                "\"ways\":[[\"readability-report@1.0.0\",\"word-count@1.2.0\"]]");
        says(ends(4, "registry", "why", "ghost"), "The project does not use \"ghost\".");
        Files.delete(at("node_modules/.crewx/skills/word-count/manifest.json"));
        says(ok("registry", "ls"), "missing");
        says(ok("registry", "ls", "--json"), "\"status\":\"missing\"");
    }

    @Test
    void verifiesEveryByteAndMendsWithoutTheNetwork() throws IOException {
        publish("word-count");
        ok("registry", "install", "word-count");
        says(ok("registry", "verify"), "1 package verified: every file is as it was installed.");
        Path skill = at("node_modules/.crewx/skills/word-count/skills/word-count/SKILL.md");
        String original = Files.readString(skill);
        Files.delete(skill);
        says(
                ends(9, "registry", "verify", "--check"),
                "files of word-count are missing",
                "missing skills/word-count/SKILL.md");
        says(ok("registry", "verify", "--offline"), "put back", "verified and mended");
        assertEquals(original, Files.readString(skill));
        Files.writeString(skill, "tampered with");
        says(
                ends(9, "registry", "verify"),
                "files of word-count are not as they were installed",
                "changed skills/word-count/SKILL.md",
                "--force\" puts back");
        assertEquals("tampered with", Files.readString(skill));
        says(
                ends(7, "registry", "uninstall", "word-count"),
                "word-count: skills/word-count/SKILL.md",
                "--force overwrites them");
        ok("registry", "verify", "--force");
        assertEquals(original, Files.readString(skill));
    }

    @Test
    void installsForAgents() throws IOException {
        publish("word-count");
        Files.createDirectory(at(".claude"));
        says(
                ok("registry", "install", "word-count"),
                "This project shows signs of claude-code; \"crewx registry install --target claude-code\"");
        says(
                ok("registry", "install", "--target", "auto,crewx"),
                "Agents: claude-code, crewx; 2 skills put where they look");
        assertTrue(Files.isSymbolicLink(at(".claude/skills/word-count")));
        assertTrue(Files.isRegularFile(at(".crewx/skills/word-count/SKILL.md")));
        says(
                ends(2, "registry", "install", "--target", "hal-9000"),
                "There is no agent \"hal-9000\".",
                "claude-code, cline");
        says(
                ok("registry", "uninstall", "--target", "crewx"),
                "Agents that the project installs for: claude-code",
                "Taken out of agents' folders: .crewx/skills/word-count");
        assertFalse(Files.exists(at(".crewx")));
    }

    @Test
    void installsElsewhereWhenItIsTold() {
        publish("word-count");
        ok("registry", "install", "word-count", "--dir", "vendor");
        assertTrue(Files.isRegularFile(at("vendor/word-count/manifest.json")));
        says(
                ok("registry", "ls", "--json"),
                work.project().resolve("vendor").resolve("word-count").toString());
        says(ok("registry", "install"), "Nothing to do");
    }

    @Test
    void saysWhatTheProjectIsLikeWhenTheRegistryIsDown() throws IOException {
        publish("word-count");
        ok("registry", "install", "word-count");
        work.variable("CREWX_REGISTRY", "http://127.0.0.1:1");
        Answer down = ends(5, "registry", "install", "readability-report");
        says(down, "Install failed: ", "The project is as it was.");
        says(
                ends(5, "registry", "install", "readability-report", "--offline"),
                "Install failed: offline, and not in the caches: what versions of readability-report there are.");
        Files.delete(at("node_modules/.crewx/skills/word-count/manifest.json"));
        says(ok("registry", "install"), "Package installed successfully!");
        says(ends(2, "registry", "install", "--offline", "--prefer-offline"), "exclude each other");
    }

    @Test
    void takesLockedPackagesFromTheRegistryOfTheLockfile() throws IOException {
        publish("word-count");
        ok("registry", "install", "word-count");
        String here = work.registry().toString();
        work.forget("CREWX_REGISTRY");
        ok("registry", "remote", "add", "http://127.0.0.1:1", "elsewhere");
        ok("registry", "remote", "default", "elsewhere");
        Files.delete(at("node_modules/.crewx/skills/word-count/manifest.json"));
        work.deleteHomeFolder("cache");
        says(ok("registry", "install"), "Registry: " + here);
        says(ends(5, "registry", "install", "readability-report"), "http://127.0.0.1:1");
    }

    @Test
    void appliesTheVersionOfCrewx() throws IOException {
        Path folder = work.folder("modern");
        Files.writeString(
                folder.resolve("SKILL.md"), "---\nname: modern\ndescription: Needs CrewX 2.\n---\n# Modern\n");
        Files.writeString(folder.resolve("manifest.json"), """
                {"manifestVersion":"1.0.0","packageType":"skill-bundle","id":"modern","version":"1.0.0",
                 "metadata":{"name":"Modern","description":"Needs CrewX 2."},
                 "skills":[{"id":"modern","path":"SKILL.md"}],
                 "compatibility":{"crewxVersion":">=2"}}
                """);
        ok("registry", "publish", folder.toString());
        says(ends(8, "registry", "install", "modern", "--crewx-version", "1.0.0"), "needs CrewX >=2 and this is 1.0.0");
        says(
                ends(2, "registry", "install", "modern", "--crewx-version", "new"),
                "--crewx-version \"new\" is no version.");
        says(ok("registry", "install", "modern"), "the CrewX version is unknown");
        Files.createDirectories(at("node_modules/crewx"));
        Files.writeString(at("node_modules/crewx/package.json"), "{\"version\":\"0.8.0\"}");
        says(ends(8, "registry", "install"), "needs CrewX >=2 and this is 0.8.0", "crewx registry update");
        work.variable("CREWX_VERSION", "2.1.0");
        ok("registry", "install");
    }
}
