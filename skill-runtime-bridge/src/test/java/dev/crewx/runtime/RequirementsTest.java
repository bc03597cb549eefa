package dev.crewx.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.resolution.Host;
import dev.crewx.domain.version.SemanticVersion;
import dev.crewx.runtime.RequirementCheck.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requirements held against the machine: real programs, of which small ones stand for the tools. */
final class RequirementsTest {
    private static final Host LINUX = Host.of(SemanticVersion.of(0, 8, 0), "linux", "x64");

    private Workshop workshop;

    @BeforeEach
    void open(@TempDir Path root) {
        workshop = new Workshop(root);
        Workshop.program(workshop.bin().resolve("python3"), "echo Python 3.11.4");
        Workshop.program(workshop.bin().resolve("node"), "echo v18.17.0");
        Workshop.program(workshop.bin().resolve("docker"), "echo Docker version 24.0.7, build x");
        workshop.variable("PATH", workshop.bin() + ":/bin:/usr/bin");
    }

    private SkillValidation validate(String runtime) {
        workshop.skill("a", "runtime: " + runtime);
        try (SkillRuntime skills = workshop.builder().machine(LINUX).build()) {
            return skills.validateSkill("a");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{python: \">=3.9\"} ; MET",
                "{python: \">=3.11\"} ; MET",
                "{python: ^3.10} ; MET",
                "{python: ~3.11} ; MET",
                "{python: 3.11.x} ; MET",
                "{python: \">=3.9,<4\"} ; MET",
                "{python: 3.9+} ; MET",
                "{python: Python 3.9 or higher} ; MET",
                "{python: \"==3.11.*\"} ; MET",
                "{python: \">=3.12\"} ; UNMET",
                "{python: \">3.11.4\"} ; UNMET",
                "{python: ^2.7} ; UNMET",
                "{node: \">=18.0.0\"} ; MET",
                "{node: 18} ; MET",
                "{node: v18} ; MET",
                "{node: \">=20\"} ; UNMET",
                "{node: 18 || 20} ; MET",
                "{docker: true} ; MET",
                "{docker: \">=20\"} ; MET",
                "{docker: \">=25\"} ; UNMET",
                "{memory: 1MB} ; MET",
                "{memory: 900TB} ; UNMET",
                "{diskSpace: 1KB} ; MET",
                "{diskSpace: 900TB} ; UNMET",
                "{crewx: \">=0.5\"} ; MET",
                "{crewx: \">=1.0\"} ; UNMET",
                "{platform: linux} ; MET",
                "{os: [macOS, windows]} ; UNMET",
                "{arch: amd64} ; MET",
                "{ruby-of-nobody: \">=1\"} ; UNMET",
                "{sed: \">=1\"} ; UNKNOWN",
                "{sed: \"*\"} ; MET"
            })
    void holdsWhatASkillNeedsAgainstTheMachine(String runtime, Verdict verdict) {
        SkillValidation validation = validate(runtime);
        assertEquals(1, validation.requirements().size(), validation::toString);
        assertEquals(verdict, validation.requirements().getFirst().verdict(), validation::toString);
        assertEquals(verdict != Verdict.UNMET, validation.valid());
    }

    @Test
    void namesEachThatIsUnmetWithWhatIsNeededAndWhatIsThere() {
        workshop.skill("a", "runtime: {python: \">=3.12\", node: \">=20\", perl6: \"*\"}");
        try (SkillRuntime runtime = workshop.runtime()) {
            Preparation.RequirementsUnmet unmet = assertInstanceOf(
                    Preparation.RequirementsUnmet.class, runtime.prepareContext("a", AgentConfig.of("cli/sh-agent")));
            assertEquals(3, unmet.unmet().size());
            String message = unmet.error().message();
            assertTrue(message.contains("python: needs >=3.12, found 3.11.4"), message);
            assertTrue(message.contains("node: needs >=20, found 18.17.0"), message);
            assertTrue(message.contains("perl6: needs *, found no perl6 on the PATH"), message);
            assertEquals(Stage.PREPARE, unmet.error().stage());
        }
    }

    @Test
    void aToolThatDoesNotWorkIsAnUnmetRequirement() {
        Workshop.program(workshop.bin().resolve("docker"), "echo broken >&2; exit 3");
        SkillValidation validation = validate("{docker: true}");
        assertFalse(validation.valid());
        assertTrue(validation.errors().getFirst().message().contains("status 3"), validation::toString);
    }

    @Test
    void whatNobodyUnderstandsIsAWarning() {
        SkillValidation validation = validate("{python: a recent one}");
        assertTrue(validation.valid());
        assertEquals(
                List.of("runtime-python"),
                validation.warnings().stream().map(Finding::code).toList());
    }

    @Test
    void whatIsNotKnownOfTheHostStopsNothing() {
        workshop.skill("a", "runtime: {crewx: \">=1.0\", platform: darwin}");
        try (SkillRuntime runtime = workshop.builder().machine(Host.UNKNOWN).build()) {
            SkillValidation validation = runtime.validateSkill("a");
            assertTrue(validation.valid(), validation::toString);
            assertEquals(2, validation.warnings().size(), validation::toString);
        }
    }

    @Test
    void takesThePackagesNeedsWhereTheSkillNamesNone() {
        Path folder = workshop.project().resolve(SkillSource.INSTALLED_FOLDER).resolve("pack");
        Workshop.write(folder.resolve("skills/own/SKILL.md"), Workshop.text("own", "runtime: {python: \">=3.9\"}"));
        Workshop.write(folder.resolve("skills/none/SKILL.md"), Workshop.text("none"));
        Workshop.write(
                folder.resolve("manifest.json"),
                "{\"manifestVersion\":\"1.0.0\",\"packageType\":\"skill-bundle\",\"id\":\"pack\",\"version\":\"1.0.0\","
                        + "\"metadata\":{\"name\":\"p\",\"description\":\"p\"},\"skills\":["
                        + "{\"id\":\"own\",\"path\":\"skills/own/SKILL.md\"},{\"id\":\"none\",\"path\":\"skills/none/SKILL.md\"}],"
                        + "\"runtimeRequirements\":{\"python\":\">=3.12\"},\"dependencies\":{\"crewx\":\">=0.2.0\"},"
                        + "\"compatibility\":{\"crewxVersion\":\">=0.3.0\",\"platforms\":[\"linux\"],\"architectures\":[\"arm64\"]}}");
        try (SkillRuntime runtime = workshop.builder().machine(LINUX).build()) {
            assertEquals(
                    "[python: needs >=3.9, found 3.11.4, crewx: needs >=0.2.0, found 0.8.0, crewx: needs >=0.3.0, found 0.8.0,"
                            + " platform: needs linux, found linux, architecture: needs arm64, found x64]",
                    runtime.validateSkill("own").requirements().toString());
            assertEquals(
                    List.of("python", "architecture"),
                    runtime.validateSkill("none").requirements().stream()
                            .filter(RequirementCheck::isUnmet)
                            .map(RequirementCheck::name)
                            .toList());
        }
    }

    @Test
    void asksAToolOnceUntilTheCachesAreEmptied() {
        Path count = workshop.bin().resolve("count");
        Workshop.program(workshop.bin().resolve("python3"), "echo x >>" + count + "; echo Python 3.11.4");
        workshop.skill("a", "runtime: {python: \">=3.9\"}");
        try (SkillRuntime runtime = workshop.runtime()) {
            runtime.validateSkill("a");
            runtime.validateSkill("a");
            assertEquals(2, count.toFile().length());
            runtime.clearCache();
            runtime.validateSkill("a");
            assertEquals(4, count.toFile().length());
        }
    }

    @Test
    void anAbsentSkillIsNotValid() {
        workshop.write("skills/broken/SKILL.md", "---\nname: broken\n---\n");
        try (SkillRuntime runtime = workshop.runtime()) {
            assertEquals(
                    "skill-not-found",
                    runtime.validateSkill("nowhere").errors().getFirst().code());
            SkillValidation broken = runtime.validateSkill("broken");
            assertEquals("skill-unusable", broken.errors().getFirst().code());
            assertTrue(broken.errors().getFirst().message().contains("description"), broken::toString);
            assertEquals(Optional.empty(), runtime.getSkillMetadata("broken"));
        }
    }
}
