package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentSettings;
import dev.crewx.application.skill.spi.TrustedFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs through real processes. A small program stands for each agent that costs money; what starts it is the same. */
@Timeout(60)
final class ExecutionTest {
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
    }

    private void agent(String name, String script) {
        Workshop.program(workshop.bin().resolve(name), script);
    }

    private ExecutionResult run(AgentConfig agent, PrepareOptions options, String name, String... input) {
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext(name, agent, options).orThrow();
            return runtime.executeSkill(context, input);
        }
    }

    private ExecutionResult script(String name, String... input) {
        return run(AgentConfig.script(), PrepareOptions.DEFAULT, name, input);
    }

    @Test
    void runsASkillsOwnScriptInTheProject() {
        workshop.skill("greet");
        workshop.write(
                "skills/greet/greet.sh", "echo \"$1 from $(basename \"$PWD\"), by $(basename \"$SKILL_DIR\")\"\n");
        ExecutionResult result = script("greet", "Hello");
        assertTrue(result.success(), result::toString);
        assertEquals("Hello from project, by greet\n", result.output());
        assertEquals(OptionalInt.of(0), result.exitStatus());
        assertEquals(Optional.empty(), result.error());
        assertTrue(result.metadata().executionTime().toNanos() > 0);
        assertEquals(List.of("greet"), result.metadata().dependenciesUsed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "py"})
    void runsOtherScriptsByTheirInterpreters(String ending) {
        String interpreter = ending.equals("js") ? "node" : "python3";
        agent(interpreter, "echo " + interpreter + " \"$2\"");
        workshop.skill("a");
        workshop.write("skills/a/a." + ending, "");
        assertEquals(interpreter + " x\n", script("a", "x").output());
    }

    @Test
    void takesTheFirstScriptInTheOrderThatIsPromised() throws IOException {
        workshop.skill("a");
        for (String name : List.of("main.js", "index.js", "a.py", "a.sh", "a.js")) {
            workshop.write("skills/a/" + name, "");
            try (SkillRuntime runtime = workshop.runtime()) {
                SkillDescriptor skill = runtime.loadSkills().find("a").orElseThrow();
                assertEquals(
                        name,
                        runtime.scriptOf(skill).orElseThrow().getFileName().toString());
            }
        }
        workshop.write("skills/flat.md", Workshop.text("flat"));
        workshop.write("skills/index.js", "");
        Files.createDirectories(workshop.project().resolve("skills/linked"));
        workshop.skill("linked");
        Path outside = Workshop.write(workshop.home().resolve("linked.sh"), "echo out\n");
        Files.createSymbolicLink(workshop.project().resolve("skills/linked/linked.sh"), outside);
        try (SkillRuntime runtime = workshop.runtime()) {
            assertEquals(
                    Optional.empty(),
                    runtime.scriptOf(runtime.loadSkills().find("flat").orElseThrow()));
            assertEquals(
                    Optional.empty(),
                    runtime.scriptOf(runtime.loadSkills().find("linked").orElseThrow()));
        }
    }

    @Test
    void aFailedRunIsAResultWithStatusAndStandardError() {
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "echo some; echo 'it broke' >&2; exit 3\n");
        ExecutionResult result = script("a");
        assertFalse(result.success());
        assertEquals(OptionalInt.of(3), result.exitStatus());
        assertEquals("some\n", result.output());
        assertEquals("it broke\n", result.errorOutput());
        SkillError error = result.error().orElseThrow();
        assertEquals(Stage.EXECUTE, error.stage());
        assertEquals("exit-status", error.code());
        assertFalse(error.retryable());
    }

    @Test
    void aRunThatTakesTooLongIsEnded() {
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "echo begun; sleep 1000\n");
        ExecutionResult result = run(AgentConfig.script(), PrepareOptions.DEFAULT.within(Duration.ofMillis(300)), "a");
        assertFalse(result.success());
        assertEquals("begun\n", result.output());
        assertEquals(OptionalInt.empty(), result.exitStatus());
        assertEquals("timed-out", result.error().orElseThrow().code());
        assertTrue(result.error().orElseThrow().retryable());
    }

    @Test
    void tellsTheFilesThatTheRunMadeAndChanged() {
        workshop.skill("a");
        workshop.write("old.txt", "old");
        workshop.write("same.txt", "same");
        workshop.write(
                "skills/a/a.sh",
                "mkdir out; echo new >out/new.txt; echo newer >old.txt; mkdir -p .git node_modules; echo x >.git/x; echo x >node_modules/x\n");
        ExecutionResult result = script("a");
        assertEquals(
                List.of(new Artifact("old.txt", 6, false), new Artifact("out/new.txt", 4, true)), result.artifacts());
        assertTrue(result.metadata().artifactsComplete());
    }

    @Test
    void saysWhenTheFolderIsTooLargeToBeWatched() {
        workshop.skill("a");
        for (int i = 0; i < 10; i++) {
            workshop.write("f" + i, "");
        }
        workshop.write("skills/a/a.sh", "true\n");
        RuntimeLimits d = RuntimeLimits.DEFAULT;
        RuntimeLimits few = new RuntimeLimits(
                d.maxDepth(),
                d.maxFolders(),
                d.maxContentBytes(),
                d.maxOutputBytes(),
                5,
                d.metadataCacheBytes(),
                d.contentCacheBytes());
        try (SkillRuntime runtime = workshop.builder().limits(few).build()) {
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            assertFalse(runtime.executeSkill(context).metadata().artifactsComplete());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude", "gemini", "codex", "copilot"})
    void givesTheKnownAgentsThePromptOnStandardInput(String name) {
        agent(name, "echo \"$@\"; cat");
        workshop.skill("a");
        ExecutionResult result = run(AgentConfig.of(name), PrepareOptions.DEFAULT, "a", "format", "this");
        assertTrue(result.success(), result::toString);
        String expected = Map.of(
                        "claude", "--print", "gemini", "", "codex", "exec --skip-git-repo-check -", "copilot", "")
                .get(name);
        assertEquals(expected, result.output().lines().findFirst().orElseThrow());
        assertTrue(result.output().contains("The text of a."), result.output());
        assertTrue(result.output().contains("\nformat this\n"), result.output());
    }

    @Test
    void givesAgentsTheirOwnVariablesAndNobodyElsesSecrets() {
        agent("claude", "env");
        workshop.skill("a");
        workshop.variable("ANTHROPIC_API_KEY", "sk-mine");
        workshop.variable("OPENAI_API_KEY", "sk-other");
        workshop.variable("AWS_SECRET_ACCESS_KEY", "secret");
        workshop.variable("LC_ALL", "C.UTF-8");
        ExecutionResult result =
                run(AgentConfig.of("cli/claude"), PrepareOptions.DEFAULT.with(Map.of("EXTRA", "given")), "a");
        List<String> names = result.output()
                .lines()
                .map(line -> line.replaceAll("=.*", ""))
                .sorted()
                .toList();
        assertTrue(names.containsAll(List.of("ANTHROPIC_API_KEY", "EXTRA", "HOME", "LC_ALL", "PATH", "SKILL_DIR")));
        assertFalse(result.output().contains("sk-other"), result.output());
        assertFalse(result.output().contains("secret"), result.output());
        workshop.write("skills/a/a.sh", "env\n");
        assertFalse(script("a").output().contains("sk-mine"));
    }

    @Test
    void takesCommandsFromTheUsersSettings() {
        agent("mine", "printf '%s' \"$2\" | tail -n 3 | head -n 1; echo \"$1\"; echo \"${MINE_KEY}\"");
        workshop.variable("MINE_KEY", "k");
        workshop.skill("a");
        AgentSettings settings = new AgentSettings() {
            @Override
            public Optional<String> defaultAgent() {
                return Optional.empty();
            }

            @Override
            public List<AgentCommand> commands() {
                return List.of(
                        new AgentCommand("cli/mine", List.of("mine", "-x"), Channel.ARGUMENT, Set.of("MINE_KEY")));
            }
        };
        try (SkillRuntime runtime = workshop.builder().settings(settings).build()) {
            ExecutionContext context =
                    runtime.prepareContext("a", runtime.agent("mine")).orThrow();
            ExecutionResult result = runtime.executeSkill(context, "hello");
            assertEquals("hello\n-x\nk\n", result.output());
        }
    }

    private static TrustedFolders trusting(List<Path> folders) {
        return new TrustedFolders() {
            @Override
            public boolean isTrusted(Path folder) {
                return folders.contains(folder);
            }

            @Override
            public void trust(Path folder) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean revoke(Path folder) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Path> all() {
                return folders;
            }
        };
    }

    @Test
    void runsTheCommandsOfAProjectOnlyWhereTheUserTrustsIt() {
        Path trace = workshop.home().resolve("ran");
        Workshop.program(workshop.project().resolve("tools/agent"), "touch " + trace + "; cat >/dev/null; echo \"$1\"");
        workshop.skill("a");
        workshop.write("crewx.yaml", """
                providers:
                  - id: theirs
                    type: plugin
                    cli_command: ./tools/agent
                    execute_args: [--execute]
                    prompt_in_args: false
                agents:
                  - id: helper
                    provider: plugin/theirs
                """);
        List<Path> trusted = new ArrayList<>();
        try (SkillRuntime runtime =
                workshop.builder().trusting(trusting(trusted)).build()) {
            Preparation.NotTrusted refused = assertInstanceOf(
                    Preparation.NotTrusted.class, runtime.prepareContext("a", runtime.agent("helper")));
            assertEquals(workshop.project(), refused.folder());
            assertTrue(refused.error().suggestions().getFirst().startsWith("crewx trust "));
            assertFalse(Files.exists(trace));

            trusted.add(workshop.project());
            ExecutionContext context =
                    runtime.prepareContext("a", runtime.agent("helper")).orThrow();
            assertEquals("--execute\n", runtime.executeSkill(context).output());
            assertTrue(Files.exists(trace));
        }
    }

    @Test
    void takesTheFirstProviderThatIsThere() {
        workshop.variable("PATH", workshop.bin() + ":/bin:/usr/bin");
        agent("gemini", "cat >/dev/null; echo gemini");
        workshop.skill("a");
        workshop.write("crewx.yaml", "agents: [{ id: any, provider: [cli/claude, cli/gemini] }]\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("a", runtime.agent("any")).orThrow();
            assertEquals("cli/gemini", context.provider());
        }
    }

    @Test
    void saysWhyAnAgentCannotRun() {
        workshop.variable("PATH", "/bin");
        workshop.skill("a");
        try (SkillRuntime runtime = workshop.runtime()) {
            Preparation.NoSuchAgent missing = assertInstanceOf(
                    Preparation.NoSuchAgent.class, runtime.prepareContext("a", AgentConfig.of("claude")));
            assertTrue(missing.error().message().contains("its program claude is not installed"), missing::toString);
            Preparation.NoSuchAgent unknown = assertInstanceOf(
                    Preparation.NoSuchAgent.class, runtime.prepareContext("a", AgentConfig.of("nobody")));
            assertTrue(unknown.error().message().contains("there is no provider \"cli/nobody\""), unknown::toString);
            assertTrue(unknown.known().contains("cli/claude"));
            assertInstanceOf(Preparation.NoScript.class, runtime.prepareContext("a", AgentConfig.script()));
        }
    }

    @Test
    void runsNoSkillThatTheAgentDoesNotUse() {
        agent("claude", "cat >/dev/null");
        workshop.skill("a");
        workshop.skill("b");
        workshop.write("crewx.yaml", "agents: [{ id: only-a, provider: cli/claude, skills: { include: [a] } }]\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertInstanceOf(Preparation.Prepared.class, runtime.prepareContext("a", runtime.agent("only-a")));
            assertInstanceOf(Preparation.NotForAgent.class, runtime.prepareContext("b", runtime.agent("only-a")));
        }
    }

    @Test
    void offersTheOwnPackageFirstThenWhatIsNeededInOrder() {
        agent("claude", "cat");
        workshop.install(
                "report-tools",
                "1.0.0",
                "{\"id\":\"libs\",\"version\":\"^1\"}",
                Map.of("report", List.of("dependencies: [helper]"), "helper", List.of()));
        workshop.install("libs", "1.0.0", "", Map.of("count", List.of(), "sum", List.of()));
        workshop.write("crewx.yaml", "agents: [{ id: x, provider: cli/claude, skills: { exclude: [sum] } }]\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("report", runtime.agent("x")).orThrow();
            assertEquals("report helper count", Workshop.names(context.skills()));
            ExecutionResult result = runtime.executeSkill(context, "go");
            assertEquals(
                    List.of("report-tools", "report", "helper", "count"),
                    result.metadata().dependenciesUsed());
            assertTrue(result.output().contains("<name>count</name>"), result.output());
            assertFalse(result.output().contains("<name>sum</name>"), result.output());
        }
    }

    @Test
    void handsOutputOnAsItComes() throws InterruptedException {
        workshop.skill("a");
        Path go = workshop.project().resolve("go");
        workshop.write(
                "skills/a/a.sh", "echo first; until [ -e go ]; do sleep 0.01; done; echo second; echo err >&2\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (toString(StandardCharsets.UTF_8).equals("first\n")) {
                    Workshop.write(go, ""); // only who heard the first line lets it go on
                }
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            ExecutionResult result =
                    runtime.executeSkill(context, SkillInput.of().to(out, err));
            assertEquals("first\nsecond\n", result.output());
        }
        assertEquals("first\nsecond\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("err\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void countsWhatTheCachesDidForIt() {
        workshop.skill("a", "dependencies: [b]");
        workshop.skill("b");
        workshop.write("skills/a/a.sh", "true\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext first =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            ExecutionContext second =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            ExecutionResult.Metadata cold = runtime.executeSkill(first).metadata();
            ExecutionResult.Metadata warm = runtime.executeSkill(second).metadata();
            assertEquals(3, cold.cacheMisses(), "two heads and a text");
            assertEquals(0, warm.cacheMisses());
            assertEquals(3, warm.cacheHits(), "the head twice, and the text");
        }
    }

    @Test
    void installsWhatIsMissingOnlyWhenAsked() {
        List<String> asked = new ArrayList<>();
        SkillInstaller installer = (id, range) -> {
            asked.add(id + range.map(r -> "@" + r.text()).orElse(""));
            if (id.toString().equals("refused")) {
                return new SkillInstaller.Attempt.Refused(
                        "no-consent", "it wants the network", List.of("--allow-permissions"));
            }
            String version = range.filter(r -> r.text().equals("^2.0.0")).isPresent() ? "2.0.0" : "1.0.0";
            workshop.install(id.toString(), version, "", Map.of(id.toString(), List.of()));
            return new SkillInstaller.Attempt.Installed();
        };
        agent("claude", "cat");
        workshop.skill("needy", "dependencies: [\"helper@^1.0.0\"]");
        AgentConfig claude = AgentConfig.of("claude");
        try (SkillRuntime runtime = workshop.builder().installer(installer).build()) {
            Preparation.NoSuchSkill missing =
                    assertInstanceOf(Preparation.NoSuchSkill.class, runtime.prepareContext("report", claude));
            assertTrue(missing.error().suggestions().getFirst().startsWith("crewx registry install report"));
            assertInstanceOf(Preparation.Invalid.class, runtime.prepareContext("needy", claude));
            assertEquals(List.of(), asked);

            PrepareOptions installing = PrepareOptions.DEFAULT.installing();
            assertEquals(
                    "report",
                    runtime.prepareContext("report", claude, installing)
                            .orThrow()
                            .skill()
                            .descriptor()
                            .owner());
            assertInstanceOf(Preparation.Prepared.class, runtime.prepareContext("needy", claude, installing));
            assertEquals(List.of("report", "helper@^1.0.0"), asked);

            workshop.skill("newer", "dependencies: [\"helper@^2.0.0\"]");
            assertInstanceOf(Preparation.Invalid.class, runtime.prepareContext("newer", claude));
            assertInstanceOf(Preparation.Prepared.class, runtime.prepareContext("newer", claude, installing));
            assertEquals(List.of("report", "helper@^1.0.0", "helper@^2.0.0"), asked);

            Preparation.NotInstalled refused = assertInstanceOf(
                    Preparation.NotInstalled.class, runtime.prepareContext("refused", claude, installing));
            assertEquals("no-consent", refused.error().code());
            assertEquals(List.of("--allow-permissions"), refused.error().suggestions());
            assertInstanceOf(
                    Preparation.NotInstalled.class, runtime.prepareContext("No Package Id", claude, installing));
        }
    }

    @Test
    void aWorkingDirectoryThatIsGoneIsAResult() throws IOException {
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "true\n");
        Path gone = Files.createDirectories(workshop.project().resolve("gone"));
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context = runtime.prepareContext(
                            "a", AgentConfig.script(), PrepareOptions.DEFAULT.in(gone))
                    .orThrow();
            Files.delete(gone);
            ExecutionResult result = runtime.executeSkill(context);
            assertFalse(result.success());
            assertEquals("not-started", result.error().orElseThrow().code());
            assertTrue(result.error().orElseThrow().message().contains("gone"), result::toString);
        }
    }
}
