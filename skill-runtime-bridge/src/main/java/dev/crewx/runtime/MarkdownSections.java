package dev.crewx.runtime;

import dev.crewx.runtime.SkillDefinition.Sections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the second-level sections Role, Task and Instructions; what stands in a fenced block divides nothing. */
final class MarkdownSections {
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,2})\\s+(.*?)\\s*#*\\s*");

    private MarkdownSections() {}

    static Sections of(String body) {
        Map<String, StringBuilder> sections = new HashMap<>();
        StringBuilder current = new StringBuilder();
        String fence = "";
        for (String line : body.lines().toList()) {
            Matcher mark = FENCE.matcher(line);
            Matcher heading = HEADING.matcher(line);
            if (fence.isEmpty() && heading.matches()) {
                current = new StringBuilder();
                if (heading.group(1).length() == 2) {
                    sections.putIfAbsent(heading.group(2).toLowerCase(Locale.ROOT), current);
                }
                continue;
            }
            if (mark.matches()) {
                String own = mark.group(1);
                if (fence.isEmpty()) {
                    fence = own;
                } else if (own.startsWith(fence) && line.strip().equals(own)) {
                    fence = "";
                }
            }
            current.append(line).append('\n');
        }
        return new Sections(text(sections, "role"), text(sections, "task"), text(sections, "instructions"));
    }

    private static Optional<String> text(Map<String, StringBuilder> sections, String name) {
        return Optional.ofNullable(sections.get(name))
                .map(text -> text.toString().strip())
                .filter(text -> !text.isEmpty());
    }
}
