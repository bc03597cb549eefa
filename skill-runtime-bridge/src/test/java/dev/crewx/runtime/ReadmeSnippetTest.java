package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippet of this module's README, run; the page shows the lines between the marks below, word for word. */
final class ReadmeSnippetTest {
    private static final Path SOURCE = Path.of("src/test/java/dev/crewx/runtime/ReadmeSnippetTest.java");
    private final List<String> printed = new ArrayList<>();

    private void print(Object line) {
        printed.add(String.valueOf(line));
    }

    @Test
    void runsAsItStandsThere(@TempDir Path root) {
        Workshop workshop = new Workshop(root);
        Path folder = workshop.install("code-formatter", "1.2.0", "", Map.of("code-formatter", List.of()));
        Workshop.write(
                folder.resolve("skills/code-formatter/code-formatter.sh"), "echo \"formatted: $1\" | tee out.txt\n");
        Path project = workshop.project();
        // snippet:begin
        try (SkillRuntime runtime = SkillRuntime.of(project)) {
            for (SkillDescriptor skill : runtime.loadSkills().skills()) {
                print(skill.name() + ": " + skill.metadata().description());
            }
            switch (runtime.prepareContext("code-formatter", AgentConfig.script())) {
                case Preparation.Prepared(ExecutionContext context) -> {
                    ExecutionResult result = runtime.executeSkill(context, "this javascript code");
                    print(result.success() + ", " + result.output().strip());
                    print(result.metadata().dependenciesUsed());
                    result.artifacts().forEach(artifact -> print(artifact.path()));
                    runtime.cleanup(context);
                }
                case Preparation.Refused refused -> print(refused.error().message());
            }
        }
        // snippet:end
        assertEquals("code-formatter: Does code-formatter.", printed.getFirst());
        assertEquals(
                List.of("true, formatted: this javascript code", "[code-formatter]", "out.txt"),
                printed.subList(printed.size() - 3, printed.size()));
    }

    @Test
    void standsOnThePageWordForWord() throws IOException {
        List<String> source = Files.readAllLines(SOURCE);
        int begin = source.indexOf("        // snippet:begin");
        int end = source.indexOf("        // snippet:end");
        String snippet = source.subList(begin + 1, end).stream()
                .map(line -> line.isBlank() ? "" : line.substring(8))
                .collect(Collectors.joining("\n"));
        String readme = Files.readString(Path.of("README.md"));
        assertTrue(readme.contains("```java\n" + snippet + "\n```"), "README.md should show:\n" + snippet);
    }
}
