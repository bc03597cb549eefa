package dev.crewx.runtime;

import static dev.crewx.runtime.Workshop.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.runtime.SkillDependencies.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DependencyTest {
    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
    }

    private SkillDependencies of(String name) {
        try (SkillRuntime runtime = workshop.runtime()) {
            return runtime.resolveDependencies(name).orElseThrow();
        }
    }

    private static List<String> messages(SkillDependencies dependencies) {
        return dependencies.problems().stream().map(Problem::message).toList();
    }

    @Test
    void listsTheNearestFirstAndEachOnce() {
        workshop.skill("a", "dependencies: [b, c]");
        workshop.skill("b", "dependencies: [d]");
        workshop.skill("c", "dependencies: [d, e]");
        workshop.skill("d");
        workshop.skill("e");
        SkillDependencies dependencies = of("a");
        assertEquals("b c d e", names(dependencies.inOrder()));
        assertEquals(List.of("d", "e"), dependencies.edges().get("c"));
        assertEquals(List.of(), dependencies.problems());
    }

    @Test
    void namesTheWholeWayRoundACircle() {
        workshop.skill("a", "dependencies: [b]");
        workshop.skill("b", "dependencies: [c]");
        workshop.skill("c", "dependencies: [b]");
        assertEquals(List.of("circular dependency detected: b → c → b"), messages(of("a")));
        workshop.skill("self", "dependencies: [self]");
        assertEquals(List.of("circular dependency detected: self → self"), messages(of("self")));
    }

    @Test
    void namesWhatIsMissingAndWhoNeedsIt() {
        workshop.skill("a", "dependencies: [b]");
        workshop.skill("b", "dependencies: [\"c@^1.2\", \"@acme/d\"]");
        assertEquals(
                List.of("b needs c@^1.2, which is not there", "b needs @acme/d, which is not there"),
                messages(of("a")));
    }

    @Test
    void comparesVersions() {
        workshop.skill("a", "dependencies: [\"b@^2.0.0\", \"c@1.0.0\", \"d@>=1\"]");
        workshop.skill("b", "version: 1.9.0");
        workshop.skill("c", "version: 1.0.0");
        workshop.skill("d");
        assertEquals(
                List.of("a needs b@^2.0.0; there is 1.9.0", "a needs d@>=1; what is there says no version"),
                messages(of("a")));
    }

    @Test
    void aSkillOfTheSamePackageGoesFirst() {
        workshop.skill("helper", "version: 9.0.0");
        workshop.install(
                "aaa",
                "1.0.0",
                "",
                Map.of("helper", List.of("version: 1.0.0"), "zzz", List.of("dependencies: [helper]")));
        workshop.install(
                "bbb",
                "1.0.0",
                "",
                Map.of("helper", List.of("version: 2.0.0"), "yyy", List.of("dependencies: [helper]")));
        assertEquals("bbb", of("yyy").inOrder().getFirst().owner());
        assertEquals("aaa", of("zzz").inOrder().getFirst().owner());
    }

    @Test
    void whatAPackageRequiresIsOfferedToItsSkills() {
        workshop.install("report", "1.0.0", "{\"id\":\"libs\",\"version\":\"^1.0.0\"}", Map.of("write", List.of()));
        workshop.install("libs", "1.4.0", "", Map.of("count", List.of(), "sum", List.of()));
        SkillDependencies dependencies = of("write");
        assertEquals("count sum", names(dependencies.inOrder()));
        assertEquals(List.of(), dependencies.problems());
    }

    @Test
    void anOptionalPackageMayBeMissing() {
        workshop.install(
                "report",
                "1.0.0",
                "{\"id\":\"libs\",\"version\":\"^1.0.0\",\"optional\":true},{\"id\":\"more\",\"version\":\"*\"}",
                Map.of("write", List.of()));
        assertEquals(List.of("report needs more, which is not there"), messages(of("write")));
    }

    @Test
    void aPackageMayBeNamedForAllItsSkills() {
        workshop.install("@acme/libs", "1.4.0", "", Map.of("count", List.of(), "sum", List.of()));
        workshop.skill("a", "dependencies: [\"@acme/libs@^1\"]");
        assertEquals("count sum", names(of("a").inOrder()));
        workshop.skill("b", "dependencies: [\"@acme/libs@^2\"]");
        assertEquals(List.of("b needs @acme/libs@^2; there is 1.4.0"), messages(of("b")));
    }

    @Test
    void notesAreNoDependencies() {
        workshop.skill("a", "dependencies: [\"numpy>=1.20\", \"a running database\"]");
        SkillDependencies dependencies = of("a");
        assertEquals(List.of(), dependencies.inOrder());
        assertEquals(List.of(), dependencies.problems());
    }

    @Test
    void aLongChainAndAWideDiamondAreNoMatter() {
        int many = 2000;
        for (int i = 0; i < many; i++) {
            workshop.skill(
                    "s" + i, i + 1 < many ? "dependencies: [s" + (i + 1) + ", s" + (many - 1) + "]" : "version: 1.0.0");
        }
        SkillDependencies dependencies = of("s0");
        assertEquals(many - 1, dependencies.inOrder().size());
        assertEquals(List.of(), dependencies.problems());
    }

    @Test
    void whatIsWrongMakesASkillInvalid() {
        workshop.skill("a", "dependencies: [b]");
        try (SkillRuntime runtime = workshop.runtime()) {
            SkillValidation validation = runtime.validateSkill("a");
            assertFalse(validation.valid());
            assertEquals("dependency-missing", validation.errors().getFirst().code());
            Preparation preparation = runtime.prepareContext("a", AgentConfig.of("cli/claude"));
            assertTrue(preparation instanceof Preparation.Refused, preparation::toString);
            workshop.skill("b");
            assertTrue(runtime.validateSkill("a").valid());
        }
    }
}
