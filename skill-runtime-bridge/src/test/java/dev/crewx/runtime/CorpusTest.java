package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crewx.domain.skill.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every real skill there is here: it loads leniently, and where it fails strictly it says why. */
final class CorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("crewx.shared", "../../shared")).resolve("corpus");

    @BeforeEach
    void onlyWhereTheCorpusIs() {
        assumeTrue(Files.isDirectory(CORPUS), () -> "no corpus at " + CORPUS);
    }

    private static List<Path> skills() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.getFileName().toString().equals("SKILL.md"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static LoadReport load(SkillRuntime runtime, Path file, Strictness strictness) {
        LoadOptions options = LoadOptions.searching(Objects.requireNonNull(file.getParent()));
        return runtime.loadSkills(strictness == Strictness.STRICT ? options.strict() : options);
    }

    @Test
    void everySkillLoadsLenientlyAndGivesItsText() throws IOException {
        List<String> failures = new ArrayList<>();
        List<Path> skills = skills();
        try (SkillRuntime runtime = SkillRuntime.of(CORPUS)) {
            for (Path file : skills) {
                LoadReport report = load(runtime, file, Strictness.LENIENT);
                if (report.skills().size() != 1 || !report.skipped().isEmpty()) {
                    failures.add(file + ": " + report.skipped());
                    continue;
                }
                SkillDescriptor skill = report.skills().getFirst();
                String body =
                        runtime.getSkillDefinition(skill.name()).orElseThrow().body();
                if (body.isBlank() || body.startsWith("---")) {
                    failures.add(file + ": no body");
                }
            }
        }
        assertEquals(List.of(), failures);
        assertTrue(skills.size() > 300, () -> "only " + skills.size() + " skills");
    }

    @Test
    void whoFailsStrictlySaysWhy() throws IOException {
        int failed = 0;
        try (SkillRuntime runtime = SkillRuntime.of(CORPUS)) {
            for (Path file : skills()) {
                LoadReport report = load(runtime, file, Strictness.STRICT);
                if (report.skills().isEmpty()) {
                    failed++;
                    assertEquals(1, report.skipped().size(), file::toString);
                    assertFalse(report.skipped().getFirst().reason().isBlank(), file::toString);
                }
            }
        }
        assertTrue(failed > 0, "none failed: the corpus has some that must");
    }

    /** One place with all of them: as many names as there are, and each hidden one told. */
    @Test
    void allOfThemAtOnceAreCountedToTheLast() throws IOException {
        List<Path> skills =
                skills().stream().filter(file -> !isInsideAnother(file)).toList();
        try (SkillRuntime runtime = SkillRuntime.of(CORPUS)) {
            LoadReport report = runtime.loadSkills(LoadOptions.searching(CORPUS));
            assertEquals(
                    skills.size(),
                    report.skills().size()
                            + report.shadowed().size()
                            + report.skipped().size(),
                    () -> report.skipped().toString());
        }
    }

    /** What lies in a skill's folder belongs to that skill. */
    private static boolean isInsideAnother(Path file) {
        Path own = Objects.requireNonNull(file.getParent());
        return Stream.iterate(own.getParent(), folder -> folder.startsWith(CORPUS), Path::getParent)
                .anyMatch(folder -> Files.isRegularFile(folder.resolve("SKILL.md")));
    }
}
