package dev.crewx.domain.skill;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.manifest.RuntimeRequirements;
import dev.crewx.domain.version.SemanticVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a skill says about itself, understood: {@link SkillRules} makes it out of a {@link Frontmatter}.
 *
 * @param name kebab-case, 1–64 characters
 * @param description not blank; at most 1024 characters unless it was read leniently
 * @param version {@code version}, else {@code metadata.version}; absent means the package's
 * @param license as written
 * @param compatibility free text
 * @param allowedTools tool names as written, one by one
 * @param dependencies the skills it names
 * @param notes entries of {@code dependencies} that name no skill: pip packages, prose
 * @param runtime what it needs to run
 * @param permissions what it asks for ({@code permissions}, else {@code metadata.permissions})
 * @param visibility who it is meant for
 * @param fields the frontmatter, unknown fields and all
 */
public record SkillMetadata(
        String name,
        String description,
        Optional<SemanticVersion> version,
        Optional<String> license,
        Optional<String> compatibility,
        List<String> allowedTools,
        List<SkillDependency> dependencies,
        List<String> notes,
        RuntimeRequirements runtime,
        List<String> permissions,
        Visibility visibility,
        JsonObject fields) {
    /** Copies the lists. */
    public SkillMetadata {
        allowedTools = List.copyOf(allowedTools);
        dependencies = List.copyOf(dependencies);
        notes = List.copyOf(notes);
        permissions = List.copyOf(permissions);
    }

    /** The copy that a manifest carries: name and description, and version, licence and runtime where there are any. */
    public JsonObject manifestCopy() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("name", JsonValue.of(name));
        members.put("description", JsonValue.of(description));
        version.ifPresent(v -> members.put("version", JsonValue.of(v.toString())));
        license.ifPresent(text -> members.put("license", JsonValue.of(text)));
        if (!runtime.isNone()) {
            members.put("runtime", runtime.toJson());
        }
        return new JsonObject(members);
    }
}
