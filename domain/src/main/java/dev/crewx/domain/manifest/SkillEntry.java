package dev.crewx.domain.manifest;

import dev.crewx.domain.json.JsonValue.JsonObject;

/**
 * One skill that a manifest lists.
 *
 * @param id the skill's name inside the bundle, each once
 * @param path as written: the skill's Markdown file, or the folder that holds it
 * @param entry the file to read in that folder, {@code SKILL.md} by default
 * @param metadata the manifest's copy of the frontmatter, empty when it has none
 */
public record SkillEntry(String id, String path, String entry, JsonObject metadata) {
    /** The file that every skill folder has. */
    public static final String SKILL_FILE = "SKILL.md";

    /** The path of the skill's Markdown file inside the bundle. */
    public String file() {
        String clean = path.startsWith("./") ? path.substring(2) : path;
        if (clean.endsWith(".md")) {
            return clean;
        }
        return clean.endsWith("/") ? clean + entry : clean + "/" + entry;
    }

    /** The folder the skill's own files lie in, empty for the bundle's root; a flat skill has none of its own. */
    public String folder() {
        String file = file();
        int slash = file.lastIndexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }
}
