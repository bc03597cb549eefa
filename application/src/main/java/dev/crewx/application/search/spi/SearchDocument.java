package dev.crewx.application.search.spi;

import dev.crewx.domain.manifest.PackageId;
import java.time.Instant;
import java.util.List;

/**
 * What a package is found by: the texts of its latest version, and when it changed.
 *
 * @param id the package
 * @param name its name for people
 * @param description what it is for
 * @param author who made it; empty when not said
 * @param category its category; empty when not said
 * @param keywords its keywords
 * @param skills the names and descriptions of its skills
 * @param readme its README; empty when it has none
 * @param platforms where it can be used, as npm reads {@code os}; none means everywhere
 * @param createdAt when it was first published
 * @param updatedAt when it last changed
 */
public record SearchDocument(
        PackageId id,
        String name,
        String description,
        String author,
        String category,
        List<String> keywords,
        List<SkillText> skills,
        String readme,
        List<String> platforms,
        Instant createdAt,
        Instant updatedAt) {
    /** Copies the lists. */
    public SearchDocument {
        keywords = List.copyOf(keywords);
        skills = List.copyOf(skills);
        platforms = List.copyOf(platforms);
    }

    /**
     * What a skill is found by.
     *
     * @param name its name
     * @param description what it is for
     */
    public record SkillText(String name, String description) {}
}
