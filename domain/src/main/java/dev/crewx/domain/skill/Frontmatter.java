package dev.crewx.domain.skill;

import dev.crewx.domain.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The YAML at the head of a {@code SKILL.md}, as values; no rule has looked at it yet. Numbers keep the digits they
 * were written with ({@code 1.0} stays {@code 1.0}).
 *
 * @param fields the top-level mapping
 * @param lines the line of each top-level field in the file, counted from 1
 * @param recoveries what the parser had to mend or to overlook
 */
public record Frontmatter(JsonObject fields, Map<String, Integer> lines, List<Recovery> recoveries) {
    /** Copies all. */
    public Frontmatter {
        lines = Map.copyOf(lines);
        recoveries = List.copyOf(recoveries);
    }

    /**
     * Something a strict reader would refuse and a lenient one mends.
     *
     * @param code a stable lower-case name, such as {@code yaml-unquoted-colon}
     * @param line where, counted from 1
     * @param message what was wrong and how it was taken
     */
    public record Recovery(String code, int line, String message) {}

    /** The line of a top-level field, 0 when it is not there. */
    public int line(String field) {
        return lines.getOrDefault(field, 0);
    }
}
