package dev.crewx.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arguments that a tool takes, as a JSON Schema. */
final class ToolSchema {
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    private ToolSchema() {}

    static ToolSchema object() {
        return new ToolSchema();
    }

    ToolSchema text(String name, String description) {
        properties.put(name, Map.of("type", "string", "description", description));
        return this;
    }

    ToolSchema required(String name, String description) {
        required.add(name);
        return text(name, description);
    }

    ToolSchema number(String name, int most, String description) {
        properties.put(name, Map.of("type", "integer", "minimum", 1, "maximum", most, "description", description));
        return this;
    }

    ToolSchema texts(String name, String description) {
        properties.put(name, Map.of("type", "array", "items", Map.of("type", "string"), "description", description));
        return this;
    }

    Set<String> names() {
        return properties.keySet();
    }

    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        schema.put("additionalProperties", false);
        return schema;
    }
}
