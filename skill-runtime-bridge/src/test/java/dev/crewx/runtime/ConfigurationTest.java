package dev.crewx.runtime;

import static dev.crewx.runtime.Workshop.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.application.skill.spi.AgentCommand;
import dev.crewx.application.skill.spi.AgentCommand.Channel;
import dev.crewx.application.skill.spi.AgentSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code crewx.yaml} as existing projects have it. */
final class ConfigurationTest {
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
    }

    private ProjectConfiguration read(String yaml) {
        workshop.write("crewx.yaml", yaml);
        return configuration();
    }

    private ProjectConfiguration configuration() {
        try (SkillRuntime runtime = workshop.runtime()) {
            return runtime.configuration();
        }
    }

    @Test
    void readsWhatTheExampleOfExistingProjectsSays() {
        ProjectConfiguration read = read("""
                skills: { paths: [./more], include: [hello], exclude: [], autoload: true }
                agents:
                  - id: skill_tester_claude
                    name: "A tester"
                    provider: "cli/claude"
                    skills: { include: [bye] }
                    inline: { type: agent, prompt: "You test." }
                  - id: several
                    provider: [claude, cli/gemini]
                layouts: { any: thing }
                """);
        assertEquals(List.of(), read.problems());
        assertEquals(List.of(workshop.project().resolve("more")), read.searchPaths());
        AgentConfig tester = read.agent("skill_tester_claude").orElseThrow();
        assertEquals(List.of("cli/claude"), tester.providers());
        assertEquals(Optional.of("You test."), tester.prompt());
        assertEquals(List.of("hello", "bye"), tester.skills().include());
        assertEquals(
                List.of("cli/claude", "cli/gemini"),
                read.agent("several").orElseThrow().providers());
    }

    /** What project and agent say, and which of a, b, c the agent uses. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | - | a b c",
                "{} | {} | a b c",
                "{include: [a]} | - | a",
                "{exclude: [a]} | - | b c",
                "- | {include: [b]} | b",
                "- | {exclude: [b]} | a c",
                "{include: [a]} | {include: [b]} | a b",
                "{exclude: [a]} | {exclude: [b]} | c",
                "- | {include: [a, b], exclude: [b]} | a b",
                "{exclude: [a]} | {include: [a]} | a",
                "{autoload: false} | - | ''",
                "{autoload: false} | {include: [c]} | c",
                "{autoload: false} | {autoload: true} | a b c",
                "{autoload: true} | {autoload: false} | ''",
                "{autoload: false, include: [a]} | {} | a"
            })
    void choosesSkillsAsTheListsSay(String project, String agent, String used) {
        ProjectConfiguration read = read((project == null ? "" : "skills: " + project + "\n")
                + "agents:\n  - id: x\n    provider: cli/claude\n"
                + (agent == null ? "" : "    skills: " + agent + "\n"));
        assertEquals(List.of(), read.problems());
        SkillSelection selection = read.agent("x").orElseThrow().skills();
        List<String> admitted =
                List.of("a", "b", "c").stream().filter(selection::admits).toList();
        assertEquals(used, String.join(" ", admitted));
    }

    @Test
    void namesPlacesThatGoBeforeTheUsualOnesButNotOutOfTheProject() {
        workshop.write("more/a/SKILL.md", Workshop.text("a"));
        workshop.skill("a");
        Workshop.write(workshop.home().resolve("private/b/SKILL.md"), Workshop.text("b"));
        workshop.write("crewx.yaml", "skills: { paths: [more, ../home/private] }\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            LoadReport report = runtime.loadSkills();
            assertEquals("a", names(report.skills()));
            assertEquals(
                    workshop.project().resolve("more/a/SKILL.md"),
                    report.find("a").orElseThrow().file());
        }
    }

    @Test
    void takesTheFileThatTheVariableNames() {
        workshop.write("crewx.yaml", "agents: [{ id: one, provider: cli/claude }]\n");
        workshop.write("other.yaml", "agents: [{ id: two, provider: cli/claude }]\n");
        assertTrue(configuration().agent("one").isPresent());
        workshop.variable("CREWX_CONFIG", "other.yaml");
        assertTrue(configuration().agent("two").isPresent());
        workshop.variable("CREWX_CONFIG", "missing.yaml");
        assertTrue(configuration().problems().getFirst().contains("missing.yaml"));
    }

    @Test
    void readsTheOlderFilesToo() {
        assertEquals(Optional.empty(), configuration().file());
        workshop.write("agents.yaml", "agents:\n  - id: old\n    inline: { provider: claude, system_prompt: Hi. }\n");
        AgentConfig old = configuration().agent("old").orElseThrow();
        assertEquals(List.of("cli/claude"), old.providers());
        assertEquals(Optional.of("Hi."), old.prompt());
        workshop.write("crewx.yaml", "agents: []\n");
        assertTrue(configuration().agent("old").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skills: { include: hello } | skills.include must be an array of strings",
                "skills: { include: [1] } | skills.include must be an array of strings",
                "skills: { autoload: often } | skills.autoload must be true or false",
                "skills: [a] | skills must be a mapping",
                "agents: { a: b } | agents must be a list",
                "agents: [{ provider: cli/claude }] | agents[0].id",
                "agents: [{ id: 'a b', provider: cli/claude }] | agents[0].id",
                "agents: [{ id: a }] | agents[0].provider",
                "agents: [text] | agents[0] must be a mapping",
                "providers: [{ id: a, type: plugin }] | cli_command",
                "agents: [ | crewx.yaml:2",
                "- a list | mapping"
            })
    void saysWhatItDoesNotUnderstandAndTakesTheRest(String yaml, String words) {
        ProjectConfiguration read = read(yaml + "\n");
        assertEquals(1, read.problems().size(), read.problems()::toString);
        assertTrue(read.problems().getFirst().contains(words), read.problems()::toString);
    }

    @Test
    void aBrokenFileDoesNotHideTheSkills() {
        workshop.skill("a");
        workshop.write("crewx.yaml", "skills: [\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertEquals("a", names(runtime.loadSkills().skills()));
            Preparation.Refused refused = assertInstanceOf(
                    Preparation.NoSuchAgent.class, runtime.prepareContext("a", runtime.agent("reviewer")));
            assertTrue(refused.error().message().contains("crewx.yaml"), refused.error()::message);
        }
    }

    @Test
    void prefersTheUsersAgentThenTheOnlyOneOfTheProject() {
        AgentSettings settings = new AgentSettings() {
            @Override
            public Optional<String> defaultAgent() {
                return Optional.of("mine");
            }

            @Override
            public List<AgentCommand> commands() {
                return List.of(new AgentCommand("cli/mine", List.of("mine"), Channel.STDIN, Set.of()));
            }
        };
        workshop.write("crewx.yaml", "agents: [{ id: one, provider: cli/claude }]\n");
        try (SkillRuntime without = workshop.runtime();
                SkillRuntime with = workshop.builder().settings(settings).build()) {
            assertEquals("one", without.preferredAgent().orElseThrow().id());
            assertEquals(
                    List.of("cli/mine"), with.preferredAgent().orElseThrow().providers());
        }
        workshop.write("crewx.yaml", "agents: [{ id: a, provider: cli/claude }, { id: b, provider: cli/claude }]\n");
        try (SkillRuntime without = workshop.runtime()) {
            assertTrue(without.preferredAgent().isEmpty());
        }
    }
}
