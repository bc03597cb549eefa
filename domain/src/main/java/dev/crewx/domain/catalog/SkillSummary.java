package dev.crewx.domain.catalog;

import dev.crewx.domain.skill.Visibility;

/**
 * A skill of a published version, in short.
 *
 * @param id its id in the bundle
 * @param name the name its frontmatter gives it
 * @param description what it does and when to use it
 * @param visibility whom it is meant for
 */
public record SkillSummary(String id, String name, String description, Visibility visibility) {}
