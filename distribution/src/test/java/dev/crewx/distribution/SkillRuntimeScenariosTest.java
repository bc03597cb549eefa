package dev.crewx.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.distribution.Workplace.Answer;
import dev.crewx.runtime.AgentConfig;
import dev.crewx.runtime.ExecutionContext;
import dev.crewx.runtime.ExecutionResult;
import dev.crewx.runtime.LoadOptions;
import dev.crewx.runtime.SkillDescriptor;
import dev.crewx.runtime.SkillRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seed's scenarios 4.2 and 4.3: from the registry into the runtime, with the real command and the real server. */
final class SkillRuntimeScenariosTest {
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

    private void publish(String id, String version, String description, String dependencies) throws IOException {
        Path folder = work.folder("source-" + id);
        Files.writeString(
                folder.resolve("SKILL.md"),
                "---\nname: " + id + "\ndescription: " + description + "\nversion: " + version + "\n" + dependencies
                        + "---\n# " + id + "\n\nDo as " + id + " does.\n");
        Answer answer = work.run("registry", "publish", folder.toString());
        assertEquals(0, answer.exitCode(), answer.toString());
    }

    private Path installPath(String id) {
        return work.project().resolve("node_modules/.crewx/skills").resolve(id);
    }

    private Answer ok(String... command) {
        Answer answer = work.run(command);
        assertEquals(0, answer.exitCode(), answer.toString());
        return answer;
    }

    @Test
    void searchesDiscoversAndInstallsPackagesWithDependencies() throws IOException {
        publish("python-data-libs", "1.5.0", "Libraries for tables.", "");
        publish(
                "data-analysis-tools",
                "1.0.0",
                "Tools for data analysis.",
                "dependencies: [\"python-data-libs@^1.5.0\"]\n");

        assertTrue(ok("registry", "search", "data", "analysis").out().contains("data-analysis-tools"));
        assertTrue(ok("registry", "info", "data-analysis-tools").out().contains("python-data-libs"));
        assertTrue(
                ok("registry", "install", "data-analysis-tools").out().contains("Dependencies: 1 packages installed"));

        Path installed = installPath("data-analysis-tools");
        assertTrue(Files.isDirectory(installed));
        assertTrue(Files.readString(installed.resolve("manifest.json")).contains("\"id\": \"data-analysis-tools\""));
        try (SkillRuntime runtime = SkillRuntime.of(work.project())) {
            List<SkillDescriptor> skills =
                    runtime.loadSkills(LoadOptions.searching(installed)).skills();
            assertFalse(skills.isEmpty());
        }
    }

    @Test
    void executesAnInstalledSkill(@TempDir Path bin) throws IOException {
        publish("code-formatter", "1.2.0", "Formats code.", "");
        ok("registry", "install", "code-formatter@1.2.0");
        // A small program stands for the model: it answers what it was told.
        Path model = Files.writeString(bin.resolve("claude"), "#!/bin/sh\necho formatted; cat\n");
        assertTrue(model.toFile().setExecutable(true));

        Path skillsPath = work.project().resolve("node_modules/.crewx/skills");
        try (SkillRuntime runtime = SkillRuntime.builder(work.project())
                .environment(Map.of("PATH", bin + ":" + System.getenv("PATH")))
                .build()) {
            List<SkillDescriptor> skills =
                    runtime.loadSkills(LoadOptions.searching(skillsPath)).skills();
            assertTrue(skills.stream().anyMatch(skill -> skill.name().equals("code-formatter")));

            ExecutionContext context = runtime.prepareContext("code-formatter", AgentConfig.of("cli/claude"))
                    .orThrow();
            ExecutionResult result = runtime.executeSkill(context, "format this javascript code");

            assertTrue(result.success(), result::toString);
            assertTrue(result.output().startsWith("formatted\n"), result::output);
            assertTrue(result.output().contains("Do as code-formatter does."), result::output);
            assertTrue(result.output().contains("format this javascript code"), result::output);
            assertEquals("code-formatter", result.metadata().dependenciesUsed().getFirst());
        }
    }
}
