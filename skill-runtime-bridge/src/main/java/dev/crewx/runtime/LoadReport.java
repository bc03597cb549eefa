package dev.crewx.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a look through search paths brought.
 *
 * @param skills the skills, by name
 * @param shadowed skills whose name an earlier search path has already
 * @param skipped files that look like skills and are none
 */
public record LoadReport(List<SkillDescriptor> skills, List<SkillDescriptor> shadowed, List<Skipped> skipped) {
    /** Copies the lists. */
    public LoadReport {
        skills = List.copyOf(skills);
        shadowed = List.copyOf(shadowed);
        skipped = List.copyOf(skipped);
    }

    /** The skill of this name. */
    public Optional<SkillDescriptor> find(String name) {
        return skills.stream().filter(skill -> skill.name().equals(name)).findFirst();
    }

    /**
     * A file that was passed over.
     *
     * @param file which
     * @param reason why
     */
    public record Skipped(Path file, String reason) {}
}
