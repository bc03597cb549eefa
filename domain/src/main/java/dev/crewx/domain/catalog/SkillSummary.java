package dev.crewx.domain.catalog;

/**
 * A skill of a published version, in short.
 *
 * @param id its id in the bundle
 * @param name the name its frontmatter gives it
 * @param description what it does and when to use it
 */
public record SkillSummary(String id, String name, String description) {}
