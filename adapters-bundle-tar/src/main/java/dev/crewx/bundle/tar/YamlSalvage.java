package dev.crewx.bundle.tar;

import dev.crewx.domain.json.JsonValue;
import dev.crewx.domain.json.JsonValue.JsonObject;
import dev.crewx.domain.json.JsonValue.JsonString;
import dev.crewx.domain.skill.Frontmatter;
import dev.crewx.domain.skill.Frontmatter.Recovery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a frontmatter that is not YAML as people meant it: entry by entry, and an entry that is not YAML either as
 * plain text. By far the most common mistake is a colon and a blank in a text without quotes.
 *
 * @see <a href="https://agentskills.io/client-implementation/adding-skills-support">Agent Skills, lenient loading</a>
 */
final class YamlSalvage {
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*:(?:[ \\t]+(.*))?");
    private static final int MAX_LEVELS = 3;

    private final int firstLine;
    private final List<Recovery> recoveries;

    YamlSalvage(int firstLine, List<Recovery> recoveries) {
        this.firstLine = firstLine;
        this.recoveries = recoveries;
    }

    /** One entry's lines: its name, what follows on the same line, and the lines below. */
    private record Entry(String name, String first, List<String> below, int line) {}

    /** What could be made of it; empty when there is not one entry in it. */
    Optional<Frontmatter> salvage(String text) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        Optional<JsonObject> object = mapping(List.of(text.split("\n", -1)), firstLine, 0, lines);
        return object.map(fields -> new Frontmatter(fields, lines, recoveries));
    }

    private Optional<JsonObject> mapping(List<String> text, int line, int level, Map<String, Integer> lines) {
        List<Entry> entries = split(text, line);
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (Entry entry : entries) {
            lines.putIfAbsent(entry.name(), entry.line());
            if (members.put(entry.name(), value(entry, level)) != null) {
                recoveries.add(new Recovery(
                        "yaml-duplicate-key",
                        entry.line(),
                        "\"" + entry.name() + "\" stands here twice; the last one counts"));
            }
        }
        return Optional.of(new JsonObject(members));
    }

    /** The entries at the indentation of the first one; other lines belong to the entry above them. */
    private List<Entry> split(List<String> text, int line) {
        List<Entry> entries = new ArrayList<>();
        int indentation = -1;
        for (int i = 0; i < text.size(); i++) {
            String content = text.get(i).strip();
            int own = text.get(i).length() - text.get(i).stripLeading().length();
            Matcher matcher = ENTRY.matcher(content);
            boolean isEntry = matcher.matches() && (indentation < 0 || own == indentation);
            if (isEntry) {
                indentation = own;
                String first = matcher.group(2) == null ? "" : matcher.group(2);
                entries.add(new Entry(matcher.group(1), first, new ArrayList<>(), line + i));
            } else if (!entries.isEmpty()) {
                entries.get(entries.size() - 1).below().add(text.get(i));
            } else if (!content.isEmpty() && !content.startsWith("#")) {
                recoveries.add(new Recovery("yaml-stray-line", line + i, "This line belongs to no entry"));
            }
        }
        return entries;
    }

    private JsonValue value(Entry entry, int level) {
        String yaml = entry.name() + ": " + entry.first() + "\n" + String.join("\n", entry.below()) + "\n";
        try {
            JsonObject alone =
                    new YamlReader(entry.line(), recoveries).readDocument(yaml).fields();
            if (alone.members().size() == 1) {
                return alone.members().values().iterator().next();
            }
        } catch (YamlProblem problem) {
            // Not YAML even alone: it is taken as text below.
        }
        if (entry.first().isBlank() && level < MAX_LEVELS) {
            Optional<JsonObject> inner = mapping(entry.below(), entry.line() + 1, level + 1, new LinkedHashMap<>());
            if (inner.isPresent()) {
                return inner.get();
            }
        }
        recoveries.add(new Recovery(
                "yaml-unquoted",
                entry.line(),
                "\"" + entry.name() + "\" is not YAML and was taken as text; put its value in quotes"));
        return new JsonString(text(entry));
    }

    private static String text(Entry entry) {
        StringBuilder text = new StringBuilder(entry.first().strip());
        boolean block = text.toString().matches("[|>][+-]?");
        if (block) {
            text.setLength(0);
        }
        for (String line : entry.below()) {
            if (!line.isBlank()) {
                text.append(text.isEmpty() ? "" : " ").append(line.strip());
            }
        }
        String whole = text.toString();
        boolean quoted = whole.length() > 1
                && (whole.charAt(0) == '"' || whole.charAt(0) == '\'')
                && whole.charAt(whole.length() - 1) == whole.charAt(0);
        return quoted ? whole.substring(1, whole.length() - 1) : whole;
    }
}
