package dev.crewx.runtime;

import dev.crewx.domain.manifest.Finding;
import java.util.List;

/**
 * What a check of a skill brought.
 *
 * @param skill the skill's name
 * @param findings errors and warnings by the rules of this registry: frontmatter, dependencies, requirements
 * @param portability in what it departs from the open standard; makes no skill invalid
 * @param requirements what it needs, held against the machine
 */
public record SkillValidation(
        String skill, List<Finding> findings, List<Finding> portability, List<RequirementCheck> requirements) {
    /** Copies the lists. */
    public SkillValidation {
        findings = List.copyOf(findings);
        portability = List.copyOf(portability);
        requirements = List.copyOf(requirements);
    }

    /** Whether nothing stops the skill from being used. */
    public boolean valid() {
        return !Finding.anyError(findings);
    }

    /** What stops it. */
    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    /** What does not. */
    public List<Finding> warnings() {
        return findings.stream().filter(finding -> !finding.isError()).toList();
    }
}
