package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.manifest.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What today's TypeScript runtime gets wrong, each as a test of what is right. */
@Timeout(60)
final class KnownFaultsTest {
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
    }

    /** It reads flat files only, and looks for their content where it guesses. */
    @Test
    void aStandardSkillFolderLoadsAndItsTextComesFromWhereItWasFound() {
        workshop.write(".claude/skills/group/standard/SKILL.md", Workshop.text("standard"));
        try (SkillRuntime runtime = workshop.runtime()) {
            assertTrue(runtime.loadSkills().find("standard").isPresent());
            assertTrue(
                    runtime.getSkillDefinition("standard").orElseThrow().body().contains("The text of standard."));
        }
    }

    /** It shares one set of visited names between branches. */
    @Test
    void aDiamondIsNoCycle() {
        workshop.skill("top", "dependencies: [left, right]");
        workshop.skill("left", "dependencies: [bottom]");
        workshop.skill("right", "dependencies: [bottom]");
        workshop.skill("bottom");
        try (SkillRuntime runtime = workshop.runtime()) {
            SkillDependencies dependencies = runtime.resolveDependencies("top").orElseThrow();
            assertEquals(List.of(), dependencies.problems());
            assertEquals("left right bottom", Workshop.names(dependencies.inOrder()));
            assertTrue(runtime.validateSkill("top").valid());
        }
    }

    /** It looks the whole entry up as a name. */
    @Test
    void aDependencyWithAVersionIsFound() {
        workshop.skill("a", "dependencies: [\"dep@1.0.0\"]");
        workshop.skill("dep", "version: 1.0.0");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertTrue(
                    runtime.validateSkill("a").valid(),
                    () -> runtime.validateSkill("a").toString());
        }
    }

    /** It never compares versions. */
    @Test
    void aDependencyOfAnotherVersionIsNotTheOneThatIsMeant() {
        workshop.skill("a", "dependencies: [\"dep@2.0.0\"]");
        workshop.skill("dep", "version: 1.0.0");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertEquals(
                    "dependency-version",
                    runtime.validateSkill("a").errors().getFirst().code());
        }
    }

    /** It compares anything but an operator and three numbers as an exact string. */
    @Test
    void aPythonOfAtLeastThreeNineCanBeMet() {
        Workshop.program(workshop.bin().resolve("python3"), "echo Python 3.11.0");
        Workshop.program(workshop.bin().resolve("node"), "echo v18.17.0");
        workshop.skill("a", "runtime: {python: \">=3.9\", node: ^18}");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertTrue(
                    runtime.validateSkill("a").valid(),
                    () -> runtime.validateSkill("a").toString());
        }
    }

    /** It keeps a time-out and never looks at the clock. */
    @Test
    void theTimeoutIsEnforced() {
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "sleep 1000\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context = runtime.prepareContext(
                            "a", AgentConfig.script(), PrepareOptions.DEFAULT.within(Duration.ofMillis(100)))
                    .orThrow();
            assertEquals(
                    "timed-out",
                    runtime.executeSkill(context).error().orElseThrow().code());
        }
    }

    /** Its content cache, keyed by path alone, never looks again. */
    @Test
    void aTextThatChangedIsReadAgain() {
        Path file = workshop.skill("a");
        try (SkillRuntime runtime = workshop.runtime()) {
            runtime.getSkillDefinition("a");
            Workshop.write(file, Workshop.text("a") + "More.\n");
            assertTrue(runtime.getSkillDefinition("a").orElseThrow().body().endsWith("More.\n"));
        }
    }

    /** It gives the model Role, Task and Instructions only, which two of 513 real skills have. */
    @Test
    void theModelGetsTheWholeBody() {
        Workshop.program(workshop.bin().resolve("claude"), "cat");
        workshop.write("skills/a/SKILL.md", Workshop.text("a") + "\n## Steps\n1. One.\n\n## Role\nA role.\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            String prompt = runtime.executeSkill(
                            runtime.prepareContext("a", AgentConfig.of("claude"))
                                    .orThrow(),
                            "x")
                    .output();
            assertTrue(prompt.contains("## Steps\n1. One.\n\n## Role\nA role.\n"), prompt);
        }
    }

    /** Its provider call is a stub that repeats the prompt's beginning. */
    @Test
    void theAgentIsReallyRun() {
        Workshop.program(workshop.bin().resolve("claude"), "cat >/dev/null; echo an answer");
        workshop.skill("a");
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.of("claude")).orThrow();
            assertEquals("an answer\n", runtime.executeSkill(context, "x").output());
        }
    }

    /** It hands on the whole environment of the process. */
    @Test
    void secretsOfTheEnvironmentStayOutOfTheContext() {
        workshop.variable("AWS_SECRET_ACCESS_KEY", "secret");
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "env\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            assertFalse(context.environment().containsKey("AWS_SECRET_ACCESS_KEY"));
            assertFalse(runtime.executeSkill(context).output().contains("secret"));
        }
    }

    /** It throws where a run fails, and never says {@code success: false}. */
    @Test
    void aFailedRunIsAResult() {
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "exit 1\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            assertFalse(runtime.executeSkill(context).success());
        }
    }

    /** It writes a line to the console for a file that it cannot use, and nobody else learns of it. */
    @Test
    void aFileThatCannotBeUsedIsReported() {
        workshop.write("skills/a/SKILL.md", "---\nname: a\n---\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertEquals(1, runtime.loadSkills().skipped().size());
        }
    }

    /** Its hit rate is 0 and its sizes are guesses of 1 KB and 10 KB. */
    @Test
    void cacheStatisticsAreCounted() {
        workshop.skill("a");
        long head = Workshop.text("a").indexOf("# a");
        try (SkillRuntime runtime = workshop.runtime()) {
            runtime.getSkillDefinition("a");
            runtime.getSkillDefinition("a");
            CacheStats stats = runtime.getCacheStats();
            assertEquals(1, stats.content().hits());
            assertEquals(1, stats.content().misses());
            assertEquals(0.5, stats.content().hitRate());
            assertEquals(Workshop.text("a").length(), stats.content().bytes() - 1);
            assertEquals(head + 512, stats.metadata().bytes(), "the head and what it weighs besides");
        }
    }

    /** It removes its listeners before it says that it ends. */
    @Test
    void theEndIsHeard() {
        List<SkillEvent> events = new ArrayList<>();
        workshop.builder().listener(events::add).build().shutdown();
        assertInstanceOf(SkillEvent.ShutDown.class, events.getFirst());
    }

    /** Its timer is never cleared and keeps the process alive. */
    @Test
    void noThreadOfItStaysBehind() {
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "true\n");
        long before = lasting();
        try (SkillRuntime runtime = workshop.runtime()) {
            runtime.executeSkill(
                    runtime.prepareContext("a", AgentConfig.script()).orThrow());
        }
        assertEquals(before, lasting());
    }

    /** Threads that would keep the JVM from ending. */
    private static long lasting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .count();
    }

    /** Its frontmatter pattern wants plain line feeds and no byte order mark. */
    @Test
    void windowsLineEndsAndByteOrderMarksAreRead() {
        workshop.write("skills/a/SKILL.md", "\uFEFF" + Workshop.text("a").replace("\n", "\r\n"));
        try (SkillRuntime runtime = workshop.runtime()) {
            assertEquals("Does a.", runtime.getSkillMetadata("a").orElseThrow().description());
            assertTrue(runtime.getSkillDefinition("a").orElseThrow().body().startsWith("# a\r\n"));
        }
    }

    /** It asks for a version of three numbers, which 92 % of real skills do not have. */
    @Test
    void aSkillNeedsNoVersion() {
        workshop.skill("a");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertTrue(runtime.validateSkill("a").valid());
            assertEquals(
                    List.of(),
                    runtime.validateSkill("a").findings().stream()
                            .filter(Finding::isError)
                            .toList());
        }
    }
}
