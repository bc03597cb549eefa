package dev.crewx.runtime;

import dev.crewx.domain.manifest.Finding;
import dev.crewx.domain.manifest.Location;
import dev.crewx.domain.skill.AgentSkillsRules;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.SkillReading;
import dev.crewx.domain.skill.SkillRules;
import dev.crewx.domain.skill.Strictness;
import dev.crewx.runtime.SkillDependencies.Problem;
import dev.crewx.runtime.SkillFinder.Found;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a skill: its frontmatter, what it depends on, what it needs. */
final class SkillChecker {
    private final Path project;
    private final SkillHeads heads;
    private final Requirements requirements;

    SkillChecker(Path project, SkillHeads heads, Requirements requirements) {
        this.project = project;
        this.heads = heads;
        this.requirements = requirements;
    }

    SkillValidation check(
            SkillDescriptor skill,
            SkillDependencies dependencies,
            Strictness strictness,
            Requirements.Place place,
            CacheUse use) {
        Location file = Location.file(shown(skill.file()));
        List<Finding> findings = new ArrayList<>();
        List<Finding> portability = List.of();
        Optional<Frontmatter> frontmatter = frontmatter(skill, use);
        if (frontmatter.isPresent()) {
            String folder =
                    SkillHeads.folderName(new Found(skill.file(), skill.flat(), skill.source(), skill.origin()));
            SkillReading reading = SkillRules.read(frontmatter.get(), file.file(), folder, strictness);
            findings.addAll(reading.findings());
            portability = AgentSkillsRules.check(frontmatter.get(), file.file(), folder);
        }
        dependencies.problems().forEach(problem -> findings.add(finding(problem, file)));
        List<RequirementCheck> checks = requirements.check(skill, place);
        for (RequirementCheck check : checks) {
            switch (check.verdict()) {
                case UNMET -> findings.add(Finding.error("requirement-unmet", file, check.toString()));
                case UNKNOWN -> findings.add(Finding.warning("requirement-unknown", file, check.toString()));
                case MET -> {}
            }
        }
        return new SkillValidation(skill.name(), findings, portability, checks);
    }

    /** What is to be said of a skill that is not there. */
    SkillValidation absent(String name, LoadReport report) {
        List<Finding> findings = report.skipped().stream()
                .filter(skipped -> isCalled(skipped.file(), name))
                .map(skipped -> Finding.error(
                        "skill-unusable",
                        Location.file(shown(skipped.file())),
                        "It is no usable skill: " + skipped.reason()))
                .toList();
        return new SkillValidation(
                name,
                findings.isEmpty()
                        ? List.of(
                                Finding.error("skill-not-found", Location.BUNDLE, "There is no skill \"" + name + "\""))
                        : findings,
                List.of(),
                List.of());
    }

    private static boolean isCalled(Path file, String name) {
        Path folder = file.getParent();
        return SkillFinder.nameOf(file).equals(name + ".md")
                || (SkillFinder.isSkillFile(file)
                        && folder != null
                        && SkillFinder.nameOf(folder).equals(name));
    }

    private static Finding finding(Problem problem, Location file) {
        return switch (problem) {
            case Problem.Missing missing -> Finding.error("dependency-missing", file, missing.message());
            case Problem.OtherVersion other
            when other.found().isEmpty() -> Finding.warning("dependency-version", file, other.message());
            case Problem.OtherVersion other -> Finding.error("dependency-version", file, other.message());
            case Problem.Circle circle -> Finding.error("dependency-cycle", file, circle.message());
        };
    }

    private Optional<Frontmatter> frontmatter(SkillDescriptor skill, CacheUse use) {
        try {
            return heads.frontmatter(skill.file(), use);
        } catch (IOException e) {
            throw SkillRuntimeException.io(
                    Stage.VALIDATE, Optional.of(skill.name()), skill.file() + " cannot be read", e);
        }
    }

    private String shown(Path file) {
        Path path = file.startsWith(project) ? project.relativize(file) : file;
        return path.toString().replace('\\', '/');
    }
}
