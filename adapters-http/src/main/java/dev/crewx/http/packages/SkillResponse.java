package dev.crewx.http.packages;

import dev.crewx.domain.catalog.SkillSummary;
import io.micronaut.core.annotation.Introspected;

/**
 * A skill inside a package.
 *
 * @param id its id in the bundle
 * @param name its name
 * @param description what it does and when to use it
 */
@Introspected
record SkillResponse(String id, String name, String description) {
    static SkillResponse of(SkillSummary skill) {
        return new SkillResponse(skill.id(), skill.name(), skill.description());
    }
}
