package dev.crewx.runtime;

import dev.crewx.domain.skill.SkillMetadata;
import java.nio.file.Path;

/**
 * A skill that was found: its frontmatter is read, its text is not.
 *
 * @param name the name it is known by
 * @param file its Markdown file
 * @param metadata what its frontmatter says
 * @param source the search path it was found in
 */
public record SkillDescriptor(String name, Path file, SkillMetadata metadata, Path source) {

    /** The folder its own files lie in. */
    public Path folder() {
        return java.util.Objects.requireNonNull(file.getParent());
    }
}
