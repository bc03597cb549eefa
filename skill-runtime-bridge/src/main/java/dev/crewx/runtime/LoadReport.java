package dev.crewx.runtime;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a look for skills brought.
 *
 * @param skills the skills, by name
 * @param shadowed skills whose name another one has that was found before
 * @param skipped what looks like a skill and is none, or could not be looked into
 * @param definitions the skills' texts by name, where they were asked for
 * @param dependencies what skills depend on, by name, where it was asked for
 */
public record LoadReport(
        List<SkillDescriptor> skills,
        List<Shadowed> shadowed,
        List<Skipped> skipped,
        Map<String, SkillDefinition> definitions,
        Map<String, SkillDependencies> dependencies) {
    /** Copies the lists. */
    public LoadReport {
        skills = List.copyOf(skills);
        shadowed = List.copyOf(shadowed);
        skipped = List.copyOf(skipped);
        definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
        dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
    }

    /** The skill of this name. */
    public Optional<SkillDescriptor> find(String name) {
        return skills.stream().filter(skill -> skill.name().equals(name)).findFirst();
    }

    /**
     * A skill that another one hides.
     *
     * @param skill the hidden one
     * @param by the one that counts
     */
    public record Shadowed(SkillDescriptor skill, SkillDescriptor by) {}

    /**
     * Something that was passed over.
     *
     * @param file which file or folder
     * @param reason why
     */
    public record Skipped(Path file, String reason) {}
}
