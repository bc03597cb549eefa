package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code crewx skill} through the real command. */
final class SkillCommandsTest {
    private Workplace work;
    private Path bin;

    @BeforeEach
    void open(@TempDir Path root) throws IOException {
        work = Workplace.in(root);
        bin = work.folder("bin");
        work.variable("PATH", bin + ":/usr/bin:/bin");
    }

    @AfterEach
    void close() {
        work.close();
    }

    private Path write(String path, String text) throws IOException {
        Path file = work.project().resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void skill(String name, String... lines) throws IOException {
        write(
                "skills/" + name + "/SKILL.md",
                "---\nname: " + name + "\ndescription: Does " + name + ".\n" + String.join("\n", lines)
                        + (lines.length == 0 ? "" : "\n") + "---\nThe text.\n");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    private void config(String json) throws IOException {
        Files.writeString(work.folder("home/config").resolve("config.json"), json);
    }

    private Answer run(int exitCode, String... arguments) {
        Answer answer = work.run(arguments);
        assertEquals(exitCode, answer.exitCode(), answer.toString());
        return answer;
    }

    @Test
    void listsWhatTheProjectHasAndWhatAgentsRead() throws IOException {
        skill("own", "version: 1.2.3");
        write(".claude/skills/agents/SKILL.md", "---\nname: agents\ndescription: In an agent's folder.\n---\n");
        write(".claude/skills/own/SKILL.md", "---\nname: own\ndescription: A copy.\n---\n");
        write(".crewx/skills/own.md", "---\nname: own\ndescription: Hidden.\n---\n");
        write("skills/broken/SKILL.md", "---\nname: broken\n---\n");
        Answer answer = run(0, "skill", "list");
        assertTrue(answer.out().contains("own     1.2.3    skills/own"), answer.out());
        assertTrue(answer.out().contains("agents  -        .claude/skills/agents"), answer.out());
        assertTrue(
                answer.err().contains("skill \"own\" at .crewx/skills/own.md is hidden by skills/own/SKILL.md"),
                answer.err());
        assertTrue(answer.err().contains("1 more in agents' folders"), answer.err());
        assertTrue(answer.err().contains("skills/broken/SKILL.md is no usable skill"), answer.err());
        String json = run(0, "skill", "list", "--json").out();
        assertTrue(json.contains("\"path\":\".claude/skills/agents/SKILL.md\",\"source\":\"agent\""), json);
        assertTrue(json.contains("\"by\":\"skills/own/SKILL.md\""), json);
    }

    @Test
    void listsWhatAnAgentUses() throws IOException {
        skill("a");
        skill("b");
        write("crewx.yaml", "agents: [{ id: x, provider: cli/claude, skills: { exclude: [a] } }]\n");
        String listed = run(0, "skill", "list", "--agent", "x", "--json").out();
        assertTrue(listed.contains("\"name\":\"b\"") && !listed.contains("\"name\":\"a\""), listed);
        run(2, "skill", "list", "--agent", "nobody");
    }

    @Test
    void showsASkillsText() throws IOException {
        skill("a", "dependencies: [b]");
        skill("b");
        assertTrue(run(0, "skill", "show", "a").out().endsWith("---\nThe text.\n"));
        String json = run(0, "skill", "show", "a", "--json").out();
        assertTrue(json.contains("\"dependencies\":[\"b\"]"), json);
        assertTrue(run(4, "skill", "show", "nowhere").err().contains("no skill \"nowhere\""));
    }

    @Test
    void validatesAllProblemsAtOnce() throws IOException {
        skill("good");
        assertTrue(run(0, "skill", "validate").out().contains("1 skill is valid."));
        skill("needy", "dependencies: [nowhere]", "runtime: {no-such-tool: \">=1\"}");
        write("skills/broken/SKILL.md", "---\nname: broken\n---\n");
        Answer answer = run(1, "skill", "validate");
        assertTrue(answer.err().contains("needy needs nowhere, which is not there"), answer.err());
        assertTrue(answer.err().contains("no-such-tool: needs >=1, found no no-such-tool on the PATH"), answer.err());
        assertTrue(answer.err().contains("skills/broken/SKILL.md"), answer.err());
        run(0, "skill", "validate", "good");
        run(1, "skill", "validate", "nowhere");
        write("skills/loose/SKILL.md", "---\nname: Loose One\ndescription: D.\n---\n");
        assertTrue(run(0, "skill", "validate", "loose-one").err().contains("warning"));
        run(1, "skill", "validate", "loose-one", "--strict");
        assertTrue(run(0, "skill", "validate", "loose-one", "--portable").out().contains("open standard"));
        String json = run(1, "skill", "validate", "--json", "needy").out();
        assertTrue(json.contains("\"code\":\"dependency-missing\""), json);
        assertTrue(json.contains("\"verdict\":\"unmet\""), json);
    }

    @Test
    void runsAScriptWithItsArgumentsAndHandsItsOutputOn() throws IOException {
        skill("echo");
        write("skills/echo/echo.sh", "echo \"$@\"; echo talk >&2; echo made >made.txt\n");
        Answer answer = run(0, "skill", "run", "echo", "one", "two words", "--", "--three");
        assertEquals("one two words --three\n", answer.out());
        assertEquals("talk\n", answer.err());
        String json = run(0, "skill", "run", "echo", "--json").out();
        assertTrue(
                json.startsWith("{\"exitCode\":0,\"run\":{\"skill\":\"echo\",\"agent\":\"script\",\"success\":true"),
                json);
        assertTrue(json.contains("{\"path\":\"made.txt\",\"size\":5,\"created\":false}"), json);
        assertTrue(json.contains("\"dependenciesUsed\":[\"echo\"]"), json);
    }

    @Test
    void saysHowARunEnded() throws IOException {
        skill("fails");
        write("skills/fails/fails.sh", "exit 3\n");
        skill("waits");
        write("skills/waits/waits.sh", "sleep 1000\n");
        assertTrue(run(1, "skill", "run", "fails").err().contains("ended with status 3."));
        assertTrue(run(1, "skill", "run", "waits", "--timeout", "200ms").err().contains("took longer than 200ms"));
        run(2, "skill", "run", "waits", "--timeout", "soon");
        assertTrue(run(2, "skill", "run", "waits", "--timeout", "0s").err().contains("A run needs time"));
        assertTrue(run(4, "skill", "run", "wait").err().contains("perhaps waits is meant"));
    }

    @Test
    void runsByTheAgentThatIsNamedElseByTheConfiguredOne() throws IOException {
        skill("a");
        program("claude", "echo claude; cat >/dev/null");
        program("mine", "echo mine; cat");
        assertEquals(
                "claude\n",
                run(0, "skill", "run", "a", "--agent", "cli/claude", "x").out());
        Answer nobody = run(2, "skill", "run", "a");
        assertTrue(nobody.err().contains("no script of its own, and no agent is configured"), nobody.err());
        assertTrue(nobody.err().contains("cli/claude"), nobody.err());
        config("{\"agent\":\"cli/mine\",\"agents\":{\"mine\":{\"command\":[\"mine\"]}}}");
        Answer mine = run(0, "skill", "run", "a", "the", "input");
        assertTrue(mine.out().startsWith("mine\n") && mine.out().contains("\nthe input\n"), mine.out());
        assertTrue(run(2, "skill", "run", "a", "--agent", "gemini").err().contains("gemini is not installed"));
        config("{\"agents\":{\"mine\":{\"command\":[]}}}");
        assertTrue(run(1, "skill", "run", "a", "--agent", "mine").err().contains("config.json"));
    }

    @Test
    void runsAProjectsCommandOnlyWhereTheUserTrustsTheProject() throws IOException {
        skill("a");
        program("theirs", "cat >/dev/null; echo ran");
        write("crewx.yaml", """
                providers: [{ id: theirs, type: plugin, cli_command: theirs, query_args: [], execute_args: [] }]
                agents: [{ id: helper, provider: plugin/theirs }]
                """);
        Answer refused = run(7, "skill", "run", "a", "--agent", "helper");
        assertTrue(refused.err().contains("crewx trust"), refused.err());
        assertFalse(refused.out().contains("ran"));
        run(0, "trust");
        assertEquals("ran\n", run(0, "skill", "run", "a", "--agent", "helper").out());
    }

    @Test
    void refusesWhatCannotWork() throws IOException {
        skill("needy", "runtime: {no-such-tool: \"*\"}");
        write("skills/needy/needy.sh", "touch ran\n");
        assertTrue(run(1, "skill", "run", "needy").err().contains("no-such-tool: needs *"));
        skill("lonely", "dependencies: [nowhere]");
        write("skills/lonely/lonely.sh", "touch ran\n");
        assertTrue(run(1, "skill", "run", "lonely").err().contains("crewx registry install"));
        skill("other");
        write("skills/other/other.sh", "touch ran\n");
        write("crewx.yaml", "agents: [{ id: x, provider: script, skills: { include: [needy] } }]\n");
        run(7, "skill", "run", "other", "--agent", "x");
        assertFalse(Files.exists(work.project().resolve("ran")));
    }

    /** Publishes a package of one skill with a script, that wants these permissions. */
    private void publishWanting(String id, String version, String... permissions) throws IOException {
        Path folder = work.folder("source/" + id + "-" + version);
        Files.writeString(folder.resolve("SKILL.md"), "---\nname: " + id + "\ndescription: Wants things.\n---\n# It\n");
        Files.writeString(folder.resolve(id + ".sh"), "echo ran " + version + "\n");
        Files.writeString(folder.resolve("manifest.json"), """
                {"manifestVersion":"1.0.0","packageType":"skill-bundle","id":"%1$s","version":"%2$s",
                 "metadata":{"name":"%1$s","description":"Wants things."},
                 "skills":[{"id":"%1$s","path":"SKILL.md"}],
                 "security":{"permissions":[%3$s]}}
                """.formatted(
                        id, version, permissions.length == 0 ? "" : "\"" + String.join("\",\"", permissions) + "\""));
        run(0, "registry", "publish", folder.toString());
    }

    private boolean isUntouched() {
        return Stream.of("node_modules", "crewx-skills.json", "crewx-skills.lock")
                .noneMatch(name -> Files.exists(work.project().resolve(name)));
    }

    @Test
    void installsOnlyWhereItIsAskedToAndShowsWhatComes() throws IOException {
        work.signIn();
        publishWanting("wants", "1.0.0", "network");
        assertTrue(run(4, "skill", "run", "wants").err().contains("crewx registry install wants installs it"));
        assertTrue(isUntouched());
        assertTrue(run(4, "skill", "run", "nobody-has-it", "--install").err().contains("was not installed"));
        assertTrue(isUntouched());
        Answer ran = run(0, "skill", "run", "wants", "--install");
        assertEquals("ran 1.0.0\n", ran.out());
        assertTrue(ran.err().contains("wants network"), ran.err());
        assertEquals("ran 1.0.0\n", run(0, "skill", "run", "wants", "--install").out());
    }

    @Test
    void whoRunsASkillIsAskedForPermissionsThatGrowAsWithEveryInstall() throws IOException {
        work.signIn();
        publishWanting("helper", "1.0.0");
        run(0, "registry", "install", "helper");
        publishWanting("helper", "2.0.0", "secrets");
        skill("needy", "dependencies: [\"helper@^2.0.0\"]");
        write("skills/needy/needy.sh", "touch ran\n");
        String lock = Files.readString(work.project().resolve("crewx-skills.lock"));
        for (String how : List.of("--quiet", "--yes", "--no-input")) {
            Answer refused = work.run("skill", "run", "needy", "--install", how);
            assertEquals(7, refused.exitCode(), refused.toString());
            assertTrue(refused.err().contains("helper@2.0.0 now also wants secrets"), refused.err());
            assertTrue(refused.err().contains("--allow-permissions"), refused.err());
        }
        assertEquals(lock, Files.readString(work.project().resolve("crewx-skills.lock")));
        assertFalse(Files.exists(work.project().resolve("ran")));
        run(0, "skill", "run", "needy", "--install", "--allow-permissions");
        assertTrue(Files.exists(work.project().resolve("ran")));
    }

    private static final String HELLO =
            "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-06-18\","
                    + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}\n"
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";

    private static String installing(int id, String package_) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id
                + ",\"method\":\"tools/call\",\"params\":{\"name\":\"install_package\"," + "\"arguments\":{\"id\":\""
                + package_ + "\"}}}\n";
    }

    private Answer serve(String messages, String... options) {
        Answer answer = work.type(
                HELLO + messages,
                Stream.concat(Stream.of("skill", "serve"), Stream.of(options)).toArray(String[]::new));
        assertEquals(0, answer.exitCode(), answer.toString());
        return answer;
    }

    @Test
    void aProgramThatInstallsApprovesOfNothing() throws IOException {
        work.signIn();
        publishWanting("wants", "1.0.0", "network", "file-write");
        publishWanting("modest", "1.0.0");
        assertTrue(serve(installing(1, "wants")).out().contains("\"id\":1,\"error\""));
        assertTrue(isUntouched());

        String refused = serve(installing(1, "wants"), "--allow-install").out();
        assertTrue(refused.contains("\"isError\":true"), refused);
        assertTrue(refused.contains("wants@1.0.0 wants file-write, network"), refused);
        assertTrue(refused.contains("A person has to allow it: crewx registry install wants"), refused);
        assertTrue(isUntouched());

        String modest = serve(installing(1, "modest"), "--allow-install").out();
        assertTrue(modest.contains("{\"installed\":\"modest\",\"skills\":[\"modest\"]}"), modest);
        String allowed = serve(installing(1, "wants"), "--allow-install", "--allow-permissions")
                .out();
        assertTrue(allowed.contains("{\"installed\":\"wants\",\"skills\":[\"wants\"]}"), allowed);
    }

    @Test
    void aProgramMayInstallSeveralPackagesAtOnce() throws IOException {
        work.signIn();
        List<String> ids = List.of("one", "two", "three", "four");
        StringBuilder messages = new StringBuilder();
        for (String id : ids) {
            publishWanting(id, "1.0.0");
            messages.append(installing(messages.length() + 1, id));
        }
        String answers = serve(messages.toString(), "--allow-install").out();
        for (String id : ids) {
            assertTrue(answers.contains("\"installed\":\"" + id + "\""), answers);
        }
        String listed = run(0, "registry", "ls").out();
        assertTrue(ids.stream().allMatch(listed::contains), listed);
    }
}
