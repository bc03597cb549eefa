package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.bundle.spi.FrontmatterParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Skills that somebody wrote to do harm. The one beside them, {@code good}, is there whatever they do. */
@Timeout(60)
final class HostileSkillsTest {
    private final CountingFiles files = new CountingFiles();
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
        workshop.skill("good");
    }

    private SkillRuntime runtime() {
        return workshop.builder().files(files).build();
    }

    private LoadReport load() {
        try (SkillRuntime runtime = runtime()) {
            LoadReport report = runtime.loadSkills();
            assertTrue(report.find("good").isPresent());
            return report;
        }
    }

    @Test
    void aHugeFrontmatterIsReadAsFarAsFrontmattersGo() {
        workshop.write("skills/bad/SKILL.md", "---\nname: bad\ndescription: D.\nx: " + "y".repeat(20_000_000));
        LoadReport report = load();
        assertEquals("good", Workshop.names(report.skills()));
        assertTrue(report.skipped().getFirst().reason().contains("no closing one"), report.skipped()::toString);
        assertTrue(files.bytes() < 2L * FrontmatterParser.MAX_BYTES, () -> "read " + files.bytes());
    }

    @Test
    void aYamlBombDoesNotGoOff() {
        StringBuilder bomb = new StringBuilder("---\nname: bad\ndescription: D.\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        workshop.write("skills/bad/SKILL.md", bomb + "---\n");
        workshop.write(
                "skills/deep/SKILL.md", "---\nname: deep\ndescription: D.\nx: " + "[".repeat(30_000) + "\n---\n");
        LoadReport report = load();
        assertEquals("good", Workshop.names(report.skills()));
        assertEquals(2, report.skipped().size(), report.skipped()::toString);
    }

    @Test
    void aTagMakesNoObject() {
        workshop.write(
                "skills/bad/SKILL.md",
                "---\nname: bad\ndescription: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]\n---\n");
        load();
    }

    @Test
    void aNameIsNoPath() {
        workshop.write("skills/bad/SKILL.md", "---\nname: ../../../etc/passwd\ndescription: D.\n---\n");
        LoadReport report = load();
        assertEquals("etc-passwd good", Workshop.names(report.skills()));
        try (SkillRuntime runtime = runtime()) {
            for (String name :
                    List.of("../../etc/passwd", "/etc/passwd", "", "a\0b", "good/../good", "x".repeat(100_000))) {
                assertInstanceOf(
                        Preparation.NoSuchSkill.class,
                        runtime.prepareContext(name, AgentConfig.script()),
                        name.substring(0, Math.min(40, name.length())));
            }
        }
    }

    @Test
    void aTextWithoutEndIsNotTakenIntoMemory() throws IOException {
        Path file = workshop.project().resolve("skills/bad/SKILL.md");
        Workshop.write(file, Workshop.text("bad"));
        Files.write(file, new byte[5 * 1024 * 1024], java.nio.file.StandardOpenOption.APPEND);
        try (SkillRuntime runtime = runtime()) {
            SkillRuntimeException fault =
                    assertThrows(SkillRuntimeException.class, () -> runtime.getSkillDefinition("bad"));
            assertEquals("skill-too-long", fault.error().code());
            Workshop.program(workshop.bin().resolve("claude"), "cat");
            assertInstanceOf(Preparation.TooLong.class, runtime.prepareContext("bad", AgentConfig.of("claude")));
            assertEquals(0, runtime.getRuntimeInfo().activeExecutions());
        }
    }

    @Test
    void aRequirementStartsNoProgramOfTheProject() {
        Path trace = workshop.home().resolve("started");
        Workshop.program(workshop.project().resolve("evil"), "touch " + trace);
        Workshop.program(workshop.project().resolve("python3"), "touch " + trace + "; echo Python 3.11.0");
        workshop.variable("PATH", "." + ":" + workshop.bin() + ":/usr/bin:/bin");
        workshop.skill(
                "bad", "runtime: {\"./evil\": \"*\", evil: \"*\", python: \">=3.0\", \"/bin/sh -c 'touch x'\": \"*\"}");
        try (SkillRuntime runtime = runtime()) {
            SkillValidation validation = runtime.validateSkill("bad");
            assertFalse(validation.valid());
        }
        assertFalse(Files.exists(trace));
    }

    @Test
    void anInputIsNoCommand() {
        workshop.skill("a");
        workshop.write("skills/a/a.sh", "printf '%s|' \"$@\"\n");
        try (SkillRuntime runtime = runtime()) {
            ExecutionContext context =
                    runtime.prepareContext("a", AgentConfig.script()).orThrow();
            String[] input = {"$(touch x)", "`touch x`", "; touch x", "--help", "", "a\nb"};
            assertEquals(
                    String.join("|", input) + "|",
                    runtime.executeSkill(context, input).output());
        }
        assertFalse(Files.exists(workshop.project().resolve("x")));
    }

    @Test
    void aScriptThatForksFloodsAndIgnoresSignalsIsEndedWithAllItStarted() throws IOException {
        workshop.skill("bad");
        workshop.write("skills/bad/bad.sh", """
                trap '' TERM INT HUP
                (trap '' TERM; echo $$ >>pids; setsid sh -c 'trap "" TERM; echo $$ >>pids; while :; do sleep 1; done') &
                sh -c 'echo $$ >>pids; trap "" TERM; yes flood' &
                echo $$ >>pids
                while :; do echo flood; echo flood >&2; done
                """);
        try (SkillRuntime runtime = runtime()) {
            ExecutionContext context = runtime.prepareContext(
                            "bad", AgentConfig.script(), PrepareOptions.DEFAULT.within(Duration.ofSeconds(3)))
                    .orThrow();
            ExecutionResult result = runtime.executeSkill(context);
            assertEquals("timed-out", result.error().orElseThrow().code());
            assertTrue(result.truncated());
            assertTrue(result.output().length() <= RuntimeLimits.DEFAULT.maxOutputBytes() + 100);
        }
        List<String> pids = Files.readAllLines(workshop.project().resolve("pids"));
        assertTrue(pids.size() >= 3, pids::toString);
        for (String pid : pids) {
            Path stat = Path.of("/proc", pid, "stat");
            assertFalse(Files.exists(stat) && !state(stat).equals("Z"), pid + " lives on");
        }
    }

    private static String state(Path stat) throws IOException {
        String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
        return text.substring(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3);
    }
}
