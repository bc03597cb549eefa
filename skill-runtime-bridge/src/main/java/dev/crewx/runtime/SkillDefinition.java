package dev.crewx.runtime;

import java.util.Optional;

/**
 * A skill with its text.
 *
 * @param descriptor what is known without it
 * @param text the whole file
 * @param body what follows the frontmatter
 */
public record SkillDefinition(SkillDescriptor descriptor, String text, String body) {

    /** The sections that some skills divide their body into, as far as they stand there. */
    public Sections sections() {
        return MarkdownSections.of(body);
    }

    /**
     * Sections of a skill's body.
     *
     * @param role who the agent is to be
     * @param task what it is to do
     * @param instructions how
     */
    public record Sections(Optional<String> role, Optional<String> task, Optional<String> instructions) {}
}
